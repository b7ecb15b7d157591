import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeBook } from '#test/book/make-book.ts'
import { samplePlan } from '#test/book/sample.ts'
import { zipBook, zipName } from '#test/book/zip-book.ts'

/** Files given together, as a person chooses them. */
export type Given = readonly { readonly name: string; readonly bytes: Uint8Array }[]

const fixtures = resolve(import.meta.dirname, '../fixtures')
const text = (name: string, words: string) => [{ name, bytes: new TextEncoder().encode(words) }]
const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')

/** Every file of the fixtures that could be brought in, under the name LinkedIn gives it. */
function fromFixtures(): (readonly [string, Given])[] {
  return readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(csv|tsv|vcf|zip|json)$/.test(name))
    .map((name) => [name, [{ name: name.split(/[/\\]/).at(-1) ?? name, bytes: readFileSync(join(fixtures, name)) }]])
}

/** Files of every kind that can be brought in, small enough to be damaged a thousand times. */
export async function seedFiles(): Promise<ReadonlyMap<string, Given>> {
  const texts = makeBook({ ...samplePlan, connections: 25, sent: 20, received: 8, messages: 20 })
  const csv = [...texts].map(([name, words]) => ({ name, bytes: new TextEncoder().encode(words) }))
  const zip = async (packed: boolean): Promise<Given> => [
    { name: zipName('2026-11-20'), bytes: await zipBook(texts, '2026-11-20', packed) },
  ]
  return new Map<string, Given>([
    ['zip, packed', await zip(true)],
    ['zip, stored', await zip(false)],
    ['archive as CSV', csv],
    [
      'managers',
      text('managers.csv', 'person,manager,from,to\nAna Sousa,Bo Lind,2024-01-01,2026-06-30\nBo Lind,me,,\n'),
    ],
    [
      'Outlook',
      text(
        'outlook.csv',
        "First Name,Middle Name,Last Name,Company,Job Title,E-mail Address,Web Page,Manager's Name\nAna,,Sousa,Tidewater,Lead,ana@example.org,www.linkedin.com/in/ana,Bo Lind\nBo,,Lind,Tidewater,,bo@example.org,,\n",
      ),
    ],
    [
      'Google',
      text(
        'google.csv',
        'First Name,Last Name,Organization Name,Organization Title,Notes,E-mail 1 - Label,E-mail 1 - Value,Website 1 - Value,Relation 1 - Label,Relation 1 - Value\nAna,Sousa,Tidewater,Lead,"Met in Porto,\nat the quay",Work,ana@example.org,https://www.linkedin.com/in/ana,* Manager,Bo Lind\nChi,Nwosu,,,,Work,chi@example.org,,,\n',
      ),
    ],
    [
      'a table of people',
      text('people.csv', 'Name,Email,Company\nAna Sousa,ana@example.org,Docks\nChi Nwosu,chi@example.org,\n'),
    ],
    [
      'vCards',
      text(
        'contacts.vcf',
        card(
          'FN:Ana Sousa',
          'N:Sousa;Ana;;;',
          'EMAIL:ana@example.org',
          'ORG:Tidewater',
          'URL:https://www.linkedin.com/in/ana',
        ) +
          card(
            'FN:Bo Lind',
            'item1.X-ABRELATEDNAMES:Ana Sousa',
            'item1.X-ABLabel:_$!<Manager>!$_',
            'NOTE:Hello\\, you',
          ),
      ),
    ],
    ...fromFixtures(),
  ])
}
