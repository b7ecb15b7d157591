import { ME } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import type { Relation, RelationKind } from '#model/relation.ts'

/** A tie for an example, said by you of Ana or by Ana of you; open at both ends unless dated. */
export function exampleTie(
  kind: RelationKind,
  by: 'you' | 'them',
  dates: { readonly from?: string; readonly until?: string } = {},
): Relation {
  const [from, to] = by === 'you' ? [ME, 'ana'] : ['ana', ME]
  return {
    id: `${kind}-${by}`,
    from,
    to,
    kind,
    startsOn: (dates.from ?? null) as Day | null,
    endsOn: (dates.until ?? null) as Day | null,
    remark: null,
  }
}
