import { nameKeyOf, profileKeyOf } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import type { Deletion } from '#store/deletions.ts'

/** The deletion meant by its id, a name, an e-mail or a profile address. Throws a Problem where it is none, or several. */
export function deletionMeant(deletions: readonly Deletion[], typed: string): Deletion {
  const text = typed.trim()
  const byId = deletions.filter((each) => each.id === text)
  const profileKey = profileKeyOf(text)
  const found =
    byId.length > 0
      ? byId
      : deletions.filter(
          (each) =>
            nameKeyOf(each.name) === nameKeyOf(text) ||
            (profileKey !== undefined && each.profileKeys.includes(profileKey)) ||
            each.emails.some((email) => email.toLowerCase() === text.toLowerCase()),
        )
  const [only] = found
  if (only && found.length === 1) return only
  if (only)
    throw new Problem('ambiguous', {
      what: `${found.length} people deleted go by "${text}".`,
      why: found.map((each) => `${each.name}, ${each.id}`).join('; '),
      fix: 'Name the one you mean by the id.',
    })
  throw new Problem('not-found', {
    what: `Nobody deleted goes by "${text}".`,
    why: 'Only somebody who was deleted can come back, or be removed for good.',
    fix: 'See decorum deleted; to delete somebody: decorum delete PERSON',
  })
}
