import { grouped } from '#model/grouped.ts'
import { type Html, html, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { empty } from './parts/empty.ts'
import { answer, items } from './parts/items.ts'
import { pager } from './parts/pager.ts'

/** Somebody of a pair, as the list shows them. */
export interface OneOfTwo {
  readonly id: string
  readonly name: string
  readonly company: string | null
  readonly email: string | null
  readonly hasProfile: boolean
}

/** Two who may be one person. */
export interface Pair {
  readonly one: OneOfTwo
  readonly other: OneOfTwo
  readonly reason: string
}

function who({ id, name, company, email, hasProfile }: OneOfTwo): Html {
  const about = [company, email, hasProfile ? 'with a profile address' : null].filter((each) => each !== null)
  return html`<a href="${pathTo(`/people/${encodeURIComponent(id)}`)}">${person(name)}</a>${about.length > 0 ? html` <span class="quiet">(${person(about.join(', '))})</span>` : ''}`
}

/** Everybody who may be in the book twice; nothing is joined but by the owner. */
export function duplicatesPage(view: {
  readonly pairs: readonly Pair[]
  readonly all: number
  readonly here: string
  readonly previous: string | null
  readonly next: string | null
}): View {
  const { pairs, all, here, previous, next } = view
  return {
    title: 'Maybe the same person',
    ...(all > 0 && {
      lead: html`${grouped(all)} ${all === 1 ? 'pair' : 'pairs'}, the likeliest first. People are joined by their addresses alone; where only a name speaks for it, you decide.`,
    }),
    current: 'people',
    body:
      all === 0
        ? empty({
            title: 'Nobody is in the book twice',
            says: 'As far as names and addresses tell. When an import adds somebody of a name you have already, they are shown here.',
            actions: [{ label: 'See the people', href: '/people' }],
          })
        : html`${items(
            pairs.map(({ one, other, reason }) => ({
              id: `pair-${one.id}-${other.id}`,
              who: html`${who(one)} and ${who(other)}`,
              why: person(reason),
              actions: [
                html`<a class="button button-main" data-key="m" aria-keyshortcuts="m" href="${pathTo(`/people/${encodeURIComponent(one.id)}/merge`, { with: other.id })}">Compare and make one<kbd class="key" aria-hidden="true">m</kbd></a>`,
                answer({
                  label: 'Two people',
                  action: `/people/${encodeURIComponent(one.id)}/apart`,
                  values: { other: other.id, back: here },
                  key: 't',
                }),
              ],
            })),
            'Pairs of people',
          )}
  ${pager({ previous, next })}`,
  }
}
