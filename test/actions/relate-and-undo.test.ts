import { describe, expect, test } from 'vitest'
import { answerPerson } from '#actions/answer-invitation.ts'
import { changeRule, changeSettings } from '#actions/change-settings.ts'
import { checkDraft, checkWords, type WordsToCheck } from '#actions/check-draft.ts'
import { discardDraft, keepDraft } from '#actions/keep-draft.ts'
import { momentOf } from '#actions/moment.ts'
import { relate, type TieToLog, unrelate } from '#actions/relate.ts'
import { undo } from '#actions/undo.ts'
import { unwaive, waive } from '#actions/waive.ts'
import type { Judgement } from '#etiquette/judge.ts'
import { ME } from '#model/contact.ts'
import { findContact } from '#store/contacts.ts'
import { listDrafts } from '#store/drafts.ts'
import { listOperations } from '#store/operations.ts'
import { allRelations } from '#store/relations.ts'
import { day, logSent, rowsHash } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

function tie(book: TestBook, person: string, kind: string, other = 'me', dates: Partial<TieToLog> = {}) {
  return relate(book, { person, kind, other, from: null, until: null, by: 'cli', ...dates })
}

describe('a tie', () => {
  test('is told in words, from the first to the second', async () => {
    const book = await testBook()
    expect((await tie(book, 'Ana Sousa', 'reports-to', 'Bo Lind')).says).toBe('Ana Sousa reports to Bo Lind')
    expect((await tie(book, 'Bo Lind', 'reports-to')).says).toBe('Bo Lind reports to you')
    expect((await tie(book, 'me', 'reports-to', 'Dora Meier')).says).toBe('you report to Dora Meier')
  })

  test('with your own name is a tie with you', async () => {
    const book = await testBook()
    await changeSettings(book, { 'me.name': 'Joana Vilarinho' }, 'cli')
    const { relation } = await tie(book, 'Ana Sousa', 'reports-to', 'joana vilarinho')
    expect(relation.to).toBe(ME)
  })

  test('of one kind between two people is one line, with the dates said last', async () => {
    const book = await testBook()
    await tie(book, 'Ana Sousa', 'friend')
    await tie(book, 'me', 'friend', 'Ana Sousa', { until: day('2026-12-31') })
    expect(await allRelations(book.store.db)).toMatchObject([{ kind: 'friend', endsOn: '2026-12-31' }])
  })

  test('with a direction is another line the other way round', async () => {
    const book = await testBook()
    await tie(book, 'Ana Sousa', 'reports-to')
    await tie(book, 'me', 'reports-to', 'Ana Sousa')
    expect(await allRelations(book.store.db)).toHaveLength(2)
  })

  test('of another spell is another line', async () => {
    const book = await testBook()
    await tie(book, 'Ana Sousa', 'reports-to', 'me', { from: day('2020-01-01'), until: day('2022-12-31') })
    await tie(book, 'Ana Sousa', 'reports-to', 'me', { from: day('2025-01-01') })
    expect((await allRelations(book.store.db)).map((each) => each.endsOn)).toEqual(['2022-12-31', null])
  })

  test.each<[string, Parameters<typeof tie>[1], string, string, Partial<TieToLog>, string]>([
    ['an unknown kind', 'Ana Sousa', 'boss', 'me', {}, 'kind'],
    ['reversed days', 'Ana Sousa', 'friend', 'me', { from: day('2026-02-01'), until: day('2026-01-31') }, 'until'],
    ['a person and themselves', 'Ana Sousa', 'friend', 'ana sousa', {}, 'other'],
    ['you and yourself', 'me', 'friend', 'Me', {}, 'other'],
  ])('refuses %s, and adds nobody', async (_, person, kind, other, dates, field) => {
    const book = await testBook()
    const before = rowsHash(book.store)
    await expect(tie(book, person, kind, other, dates)).rejects.toMatchObject({ kind: 'bad-input', field })
    expect(rowsHash(book.store)).toBe(before)
  })

  test('can be removed, once', async () => {
    const book = await testBook()
    const { relation } = await tie(book, 'Ana Sousa', 'friend')
    await unrelate(book, relation.from, relation.id, 'ui')
    expect(await allRelations(book.store.db)).toEqual([])
    await expect(unrelate(book, relation.from, relation.id, 'ui')).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('undo', () => {
  test('takes the latest change back, then the one before it', async () => {
    const book = await testBook()
    const empty = rowsHash(book.store)
    await tie(book, 'Ana Sousa', 'friend')
    const one = rowsHash(book.store)
    await logSent(book, 'Ana Sousa', '2026-11-18')
    expect((await undo(book, undefined, 'cli')).undone.label).toMatch(/^Log an invitation/)
    expect(rowsHash(book.store)).toBe(one)
    await undo(book, undefined, 'cli')
    expect(rowsHash(book.store)).toBe(empty)
    await expect(undo(book, undefined, 'cli')).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('of an undo does the change again, and is then itself the latest', async () => {
    const book = await testBook()
    await changeSettings(book, { theme: 'light' }, 'cli')
    await changeSettings(book, { theme: 'dark' }, 'cli')
    const theme = async () => (await momentOf(book)).settings.theme
    const { operation } = await undo(book, undefined, 'cli')
    expect(await theme()).toBe('light')
    await undo(book, operation ?? '', 'cli')
    expect(await theme()).toBe('dark')
    await undo(book, undefined, 'cli')
    expect(await theme()).toBe('light')
    await undo(book, undefined, 'cli')
    expect(await theme()).toBe('auto')
  })

  test('finds the latest change however many were taken back before it', async () => {
    const book = await testBook()
    await changeSettings(book, { account: 'premium' }, 'cli')
    for (let i = 0; i < 110; i++) {
      await changeSettings(book, { theme: 'dark' }, 'cli')
      await undo(book, undefined, 'cli')
    }
    expect((await undo(book, undefined, 'cli')).undone.label).toBe('Set account')
  })

  test('is refused twice, for an unknown id, and when something was built on it since', async () => {
    const book = await testBook()
    await tie(book, 'Ana Sousa', 'friend')
    const [first] = await listOperations(book.store.db, 1)
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const before = rowsHash(book.store)
    await expect(undo(book, first?.id, 'cli')).rejects.toMatchObject({ kind: 'refused' })
    expect(rowsHash(book.store)).toBe(before)
    await expect(undo(book, 'gone', 'cli')).rejects.toMatchObject({ kind: 'not-found' })
    await undo(book, undefined, 'cli')
    await undo(book, first?.id, 'cli')
    await expect(undo(book, first?.id, 'cli')).rejects.toMatchObject({ kind: 'refused' })
  })

  test('of an acceptance takes the connection back too', async () => {
    const book = await testBook()
    const { contactId } = await logSent(book, 'Ana Sousa', '2026-11-10')
    await answerPerson(book, 'Ana Sousa', { kind: 'accepted', by: 'cli' })
    await undo(book, undefined, 'cli')
    expect((await findContact(book.store.db, contactId))?.connectedOn).toBeNull()
  })

  test('says in the history what took what back', async () => {
    const book = await testBook()
    await tie(book, 'Ana Sousa', 'friend')
    const { undone, operation } = await undo(book, undefined, 'ui')
    const [latest, first] = await listOperations(book.store.db, 10)
    expect(latest).toMatchObject({ id: operation, undoes: undone.id, by: 'ui', label: `Undo: ${undone.label}` })
    expect(first).toMatchObject({ id: undone.id, undoneBy: operation, rows: 3 })
  })
})

describe('settings', () => {
  test('are all taken or none', async () => {
    const book = await testBook()
    const before = rowsHash(book.store)
    await expect(changeSettings(book, { theme: 'dark', 'limits.weekly': 'many' }, 'ui')).rejects.toMatchObject({
      field: 'limits.weekly',
    })
    expect(rowsHash(book.store)).toBe(before)
    await changeSettings(book, { theme: 'dark', 'limits.weekly': '80' }, 'ui')
    expect((await momentOf(book)).settings).toMatchObject({ theme: 'dark', limits: { weekly: 80 } })
  })

  test('an empty text goes back to the default', async () => {
    const book = await testBook()
    await changeSettings(book, { 'limits.weekly': '80' }, 'ui')
    await changeSettings(book, { 'limits.weekly': '' }, 'ui')
    expect((await momentOf(book)).settings.limits.weekly).toBe(100)
  })

  test('the zone decides what today is, from then on', async () => {
    const book = await testBook({ now: '2026-11-18T20:00:00.000Z' })
    await changeSettings(book, { zone: 'Asia/Kathmandu' }, 'ui')
    expect((await momentOf(book)).today).toBe('2026-11-19')
  })

  test('your name is that of yourself in the book', async () => {
    const book = await testBook()
    await changeSettings(book, { 'me.name': 'Joana Vilarinho' }, 'ui')
    expect((await findContact(book.store.db, ME))?.name).toBe('Joana Vilarinho')
  })

  test('an address of yours that names nobody is refused', async () => {
    const book = await testBook()
    await expect(changeSettings(book, { 'me.profile': 'https://example.org' }, 'ui')).rejects.toMatchObject({
      field: 'me.profile',
    })
  })

  test('of a rule change its verdict, and null goes back to its own', async () => {
    const book = await testBook()
    const verdict = async () =>
      (await checkDraft(book, { to: 'Chi Nwosu', note: '', purpose: 'Swap notes' })).findings.find(
        (each) => each.rule === 'stranger-without-note',
      )?.severity
    expect(await verdict()).toBe('stop')
    await changeRule(book, 'stranger-without-note', { severity: 'info' }, 'ui')
    expect(await verdict()).toBe('info')
    await changeRule(book, 'stranger-without-note', { severity: 'off' }, 'ui')
    expect(await verdict()).toBeUndefined()
    await changeRule(book, 'stranger-without-note', null, 'ui')
    expect(await verdict()).toBe('stop')
  })
})

describe('a waiver', () => {
  test('sets one rule aside for one person, and nothing for anybody else', async () => {
    const book = await testBook()
    for (const name of ['Ana Sousa', 'Bo Lind']) await logSent(book, name, '2026-10-01', [['withdrawn', '2026-11-08']])
    const { waiver } = await waive(book, {
      rule: 'resend-too-soon',
      person: 'Ana Sousa',
      reason: ' She asked ',
      until: null,
      by: 'cli',
    })
    const found = async (to: string) =>
      (await checkDraft(book, { to, note: '', purpose: 'x' })).findings.find((each) => each.rule === 'resend-too-soon')
        ?.waivedBy?.reason ?? null
    expect([await found('Ana Sousa'), await found('Bo Lind')]).toEqual(['She asked', null])
    await unwaive(book, waiver.id, 'cli')
    expect(await found('Ana Sousa')).toBeNull()
  })

  test('needs a reason and a rule that is', async () => {
    const book = await testBook()
    const asked = { rule: 'resend-too-soon', person: 'Ana Sousa', reason: '  ', until: null, by: 'cli' } as const
    await expect(waive(book, asked)).rejects.toMatchObject({ field: 'reason' })
    await expect(waive(book, { ...asked, rule: 'bogus', reason: 'x' })).rejects.toMatchObject({ field: 'rule' })
    await expect(waive(book, { ...asked, person: '', reason: 'x' })).rejects.toMatchObject({ field: 'to' })
    expect(await listOperations(book.store.db, 1)).toEqual([])
  })
})

describe('a draft', () => {
  test('is kept for a person in place of the earlier one, and can be dropped', async () => {
    const book = await testBook()
    await keepDraft(book, { to: 'Ana Sousa', note: 'Hi', purpose: ' ', by: 'ui' })
    const { contact } = await keepDraft(book, { to: 'ana sousa', note: 'Hi Ana', purpose: 'Swap notes', by: 'ui' })
    expect(await listDrafts(book.store.db)).toMatchObject([
      { contactId: contact.id, note: 'Hi Ana', purpose: 'Swap notes' },
    ])
    await discardDraft(book, contact, 'ui')
    expect(await listDrafts(book.store.db)).toEqual([])
  })
})

describe('judging', () => {
  async function words(book: TestBook, ...all: readonly WordsToCheck[]): Promise<Judgement[]> {
    const judged: Judgement[] = []
    for await (const each of checkWords(
      book,
      (async function* () {
        yield* all
      })(),
    ))
      judged.push(each)
    return judged
  }

  test('one draft is the same as judging it among many', async () => {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-10-01', [['withdrawn', '2026-11-08']])
    await tie(book, 'Bo Lind', 'reports-to')
    await changeSettings(book, { 'me.region': 'Lisbon', 'goals.roles': 'recruiter' }, 'ui')
    const notes = ['', 'Hi Ana, your talk on harbour charts in Porto stayed with me.', 'Buy now']
    for (const to of ['Ana Sousa', 'Bo Lind', 'Chi Nwosu'])
      for (const note of notes)
        for (const purpose of ['', 'Swap notes']) {
          const { verdict, findings, unknown } = await checkDraft(book, { to, note, purpose })
          expect((await words(book, { kind: 'invitation', to, note, purpose }))[0]).toEqual({
            verdict,
            findings,
            unknown,
          })
        }
  })

  test('writes nothing, not even somebody new', async () => {
    const book = await testBook()
    const before = rowsHash(book.store)
    await checkDraft(book, { to: 'Chi Nwosu', note: 'Hi', purpose: null })
    await words(book, { kind: 'message', to: 'Chi Nwosu', note: 'Hi' }, { kind: 'reply', note: 'Who are you?' })
    expect(rowsHash(book.store)).toBe(before)
    expect(await listOperations(book.store.db, 1)).toEqual([])
  })

  test('as of a day looks at what was known of that day', async () => {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-09-01', [['withdrawn', '2026-11-08']])
    const rules = async (asOf: string) =>
      (await checkDraft(book, { to: 'Ana Sousa', note: '', purpose: 'x', asOf: day(asOf) })).findings.map(
        (each) => each.rule,
      )
    expect(await rules('2026-08-31')).not.toContain('already-invited')
    expect(await rules('2026-09-01')).toContain('already-invited')
    expect(await rules('2026-11-08')).toEqual(expect.arrayContaining(['resend-too-soon']))
    expect(await rules('2026-11-08')).not.toContain('already-invited')
    expect(await rules('2027-02-05')).toContain('resend-too-soon')
    expect(await rules('2027-02-06')).not.toContain('resend-too-soon')
  })
})
