import { shorten } from '#formats/unreadable.ts'
import { wrongRow } from './check-row.ts'
import { type BookRow, fieldsOf, LIST_NAMES, type ListName } from './lists.ts'

type Lists = Readonly<Record<ListName, readonly BookRow[]>>

// Fields that no two rows of a list may share, null apart.
const onlyOnce: readonly (readonly [list: ListName, fields: readonly string[]])[] = [
  ...LIST_NAMES.map((list) => [list, ['id']] as const),
  ['contacts', ['profileKey']],
  ['contactKeys', ['kind', 'key']],
  ['distinctPeople', ['oneId', 'otherId']],
  ['messages', ['sourceKey']],
]

function refuseTwice(lists: Lists): void {
  for (const [list, fields] of onlyOnce) {
    const seen = new Map<string, number>()
    for (const [index, row] of lists[list].entries()) {
      const values = fields.map((field) => row[field])
      if (values.includes(null)) continue
      const key = JSON.stringify(values)
      const earlier = seen.get(key)
      if (earlier !== undefined)
        throw wrongRow(
          list,
          index,
          `"${fields.join('" and "')}" ${fields.length === 1 ? 'is' : 'are'} the same as in row ${earlier + 1}.`,
          'Each stands in a book once.',
        )
      seen.set(key, index)
    }
  }
}

function refuseNobody(lists: Lists): void {
  const known = {
    contacts: new Set(lists.contacts.map((row) => row.id)),
    invitations: new Set(lists.invitations.map((row) => row.id)),
  }
  for (const list of LIST_NAMES) {
    const references = fieldsOf(list).flatMap(([name, { of }]) => (of ? [{ name, of }] : []))
    for (const [index, row] of lists[list].entries())
      for (const { name, of } of references)
        if (!known[of].has(row[name]))
          throw wrongRow(
            list,
            index,
            `"${name}" names nobody and nothing in the file.`,
            `There is no row "${shorten(String(row[name]))}" in ${of}.`,
          )
  }
}

function refuseTurned(lists: Lists): void {
  for (const [index, { fromId, toId, startsOn, endsOn }] of lists.relations.entries()) {
    if (fromId === toId)
      throw wrongRow('relations', index, 'both people are the same.', 'A relation holds between two people.')
    if (startsOn !== null && endsOn !== null && String(startsOn) > String(endsOn))
      throw wrongRow('relations', index, 'it ends before it starts.', 'The field "startsOn" is no later than "endsOn".')
  }
  for (const [index, { oneId, otherId }] of lists.distinctPeople.entries())
    if (String(oneId) >= String(otherId))
      throw wrongRow(
        'distinctPeople',
        index,
        'the two ids are in the wrong order.',
        'The smaller one stands in "oneId".',
      )
}

/** Checks what rows must be to each other; throws a Problem that names the first row that does not fit. */
export function checkTogether(lists: Lists): void {
  refuseTwice(lists)
  refuseNobody(lists)
  refuseTurned(lists)
}
