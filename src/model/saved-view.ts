import { nameKeyOf } from './contact.ts'
import { filterFrom, filterParameters, filterQuery, type PeopleFilter } from './people-filter.ts'

/** A filter of people kept under a name. */
export interface SavedView {
  readonly name: string
  readonly filter: PeopleFilter
}

/** A view as it is kept: the filter by its parameters, written out, so that a purge finds a name in them. */
interface KeptView {
  readonly name: string
  readonly query: Readonly<Record<string, string>>
}

/** The views kept in a settings row; what does not read as one is passed over. */
export function viewsFrom(kept: unknown): SavedView[] {
  if (!Array.isArray(kept)) return []
  return kept.flatMap((each: Partial<KeptView> | null) => {
    if (typeof each?.name !== 'string' || typeof each.query !== 'object' || each.query === null) return []
    const query = Object.entries(each.query).filter(([, value]) => typeof value === 'string')
    return [{ name: each.name, filter: filterFrom(Object.fromEntries(query)) }]
  })
}

/** Views as a settings row keeps them. */
export function keptViews(views: readonly SavedView[]): KeptView[] {
  return views.map(({ name, filter }) => ({ name, query: filterParameters(filter) }))
}

/** The view of that name, accents and case folded. */
export function viewNamed(views: readonly SavedView[], name: string): SavedView | undefined {
  const key = nameKeyOf(name)
  return views.find((view) => nameKeyOf(view.name) === key)
}

/** The view that shows just what a filter asks for. */
export function viewOf(views: readonly SavedView[], filter: PeopleFilter): SavedView | undefined {
  const query = filterQuery(filter)
  return views.find((view) => filterQuery(view.filter) === query)
}
