import type { Book } from '#actions/moment.ts'
import { nearness, similarPeople } from '#actions/similar-people.ts'
import { latestChange } from '#actions/undo.ts'
import { type Contact, nameKeyOf } from '#model/contact.ts'
import { listPeople } from '#store/list-people.ts'
import { recentPeople } from '#store/recent-people.ts'
import { pathTo } from '#views/html.ts'
import type { Way, WayGroup } from '#views/palette.ts'
import { sections } from '#views/sections.ts'

/** A way with other words it is found by. */
type Known = Way & { readonly also: string }

const MOST_PEOPLE = 6
const MOST_WAYS = 6

const pages: readonly Known[] = [
  ...sections.map(({ name, href, letter }) => ({ name, href, also: 'page', keys: `g ${letter}` })),
  { name: 'Backups', href: '/data/backups', also: 'copies restore go back page' },
  { name: 'Deleted people', href: '/data/deleted', also: 'trash bin removed bring back page' },
  { name: 'History', href: '/data#history', also: 'changes log operations page' },
  { name: 'People who may be in the book twice', href: '/people/duplicates', also: 'duplicates doubles merge page' },
  { name: 'Presets of rules', href: '/presets', also: 'rules page' },
]

/** What can be done, the likely first. */
async function actions(book: Book): Promise<Known[]> {
  const last = await latestChange(book)
  return [
    { name: 'Check an invitation', href: '/check', also: 'invite connect note verdict draft new' },
    { name: 'Log a received one', href: '/received', also: 'invitation note down triage answer' },
    { name: 'Begin the review', href: '/review', also: 'weekly week' },
    ...(last
      ? [
          {
            name: 'Undo the last change',
            detail: last.label,
            href: '/undo',
            also: 'take back revert',
            sends: ['operation', last.id],
          } as const,
        ]
      : []),
    { name: 'Note an invitation you have sent', href: '/sent', also: 'log sent' },
    { name: 'Add a person', href: '/people/new', also: 'new contact somebody' },
    { name: 'Bring in an archive', href: '/data#import', also: 'import zip csv linkedin contacts vcard upload' },
    { name: 'Take the book out', href: '/data/export', also: 'export json csv vcard calendar ics download report' },
    { name: 'Back up now', href: '/data/backups', also: 'backup make a copy', sends: ['', ''] },
    { name: 'Say who you are', href: '/settings#me', also: 'me name company industry profile settings' },
    { name: 'Set your goals', href: '/settings#goals', also: 'roles companies industries settings value' },
    ...(['light', 'dark', 'auto'] as const).map((theme) => ({
      name: theme === 'auto' ? 'Colours as this machine is set' : `${theme === 'dark' ? 'Dark' : 'Light'} colours`,
      href: '/theme' as const,
      also: 'theme mode switch night day',
      sends: ['theme', theme] as const,
    })),
  ]
}

function personWay(contact: Contact): Way {
  const work = [contact.position, contact.company].filter(Boolean).join(', ')
  return { name: contact.name, detail: work, href: `/people/${contact.id}` }
}

/** The ways whose words are near what was typed, the nearest first; those it begins are told apart. */
function waysFor(known: readonly Known[], typed: string): { begun: Way[]; others: Way[] } {
  const far = nearness(typed)
  const begins = (way: Known) => nameKeyOf(way.name).startsWith(nameKeyOf(typed))
  const near = known
    .map((way) => ({ way, far: far(nameKeyOf(`${way.name} ${way.also}`)) }))
    .filter((each) => Number.isFinite(each.far))
    .toSorted((a, b) => a.far - b.far)
    .map(({ way }) => way)
  return {
    begun: near.filter(begins).slice(0, MOST_WAYS),
    others: near.filter((way) => !begins(way)).slice(0, MOST_WAYS),
  }
}

/** What leads on when nothing else fits: the words themselves, as a search or a name. */
function withWords(typed: string): WayGroup {
  return {
    name: 'With these words',
    ways: [
      { name: `Find “${typed}” among people`, href: pathTo('/people', { q: typed }) as `/${string}` },
      { name: `Check an invitation to ${typed}`, href: pathTo('/check', { to: typed }) as `/${string}` },
      { name: `Add ${typed} to the book`, href: pathTo('/people/new', { name: typed }) as `/${string}` },
    ],
  }
}

/** What the palette offers for what was typed; for nothing, the likely and the recent. Never empty. */
export async function answersTo(book: Book, typed: string): Promise<WayGroup[]> {
  const { db } = book.store
  const doing = await actions(book)
  if (nameKeyOf(typed) === '')
    return [
      { name: 'Do', ways: doing.slice(0, 5) },
      { name: 'Lately', ways: (await recentPeople(db, 4)).map(personWay) },
      { name: 'Go', ways: pages.slice(0, sections.length) },
    ]
  const { begun, others } = waysFor([...doing, ...pages], typed)
  const found = (await listPeople(db, { words: typed }, MOST_PEOPLE)).people
  const people = found.length > 0 ? found : await similarPeople(db, typed, MOST_PEOPLE)
  return [
    { name: 'Do and go', ways: begun },
    { name: 'People', ways: people.map(personWay) },
    { name: begun.length > 0 ? 'Also' : 'Do and go', ways: others },
    withWords(typed),
  ]
}
