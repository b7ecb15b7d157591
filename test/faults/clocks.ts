import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomFrom } from '#test/book/random.ts'
import { inFolder, withBook } from './books.ts'
import { type FaultTest, fault, newTally, type Report, type Tally, times } from './fault-test.ts'
import { programLine, runLine } from './processes.ts'
import { type Done, inOneProcess, type Task } from './run-commands.ts'

const ZONES = [
  'America/New_York',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Europe/Lisbon',
  'America/Los_Angeles',
]

/** Days that are something special somewhere: leap days, clocks put on and back, a midnight or a whole day left out. */
const DAYS = [
  '2024-02-29',
  '2000-02-29',
  '2024-04-26',
  '2011-12-29',
  '2011-12-30',
  '2011-12-31',
  '2024-03-10',
  '2024-03-31',
  '2024-10-27',
  '2024-11-03',
  '2024-10-06',
  '2025-01-01',
  '2024-12-31',
]

/** Moments around midnight of such days. */
const MOMENTS = [
  'T21:59:59.999Z',
  'T22:00:00.000Z',
  'T10:00:00.000Z',
  'T00:00:00.000Z',
  'T05:30:00.000Z',
  'T14:30:00.000Z',
]

const NOW = '2026-11-18T12:00:00.000Z'

type Commands = (tasks: readonly Task[]) => Promise<Done[]>

const sentOnOf = ({ out }: Done) => (JSON.parse(out) as { invitation: { sentOn: string } }).invitation.sentOn

/** The day a person typed is the day that is kept, wherever they are. */
async function typedDays(
  folder: string,
  commands: Commands,
  scale: number,
  tally: Tally,
  report: Report,
): Promise<void> {
  const days = DAYS.slice(0, times(DAYS.length, scale, 5))
  const really = times(ZONES.length, scale, 2)
  const kept = new Set<string>()
  const pathOf = (zone: string) => join(folder, `${zone.replace('/', '-')}.db`)
  const all = await commands(
    ZONES.flatMap((zone) =>
      days.map((day) => ({
        args: ['log', 'received', `Guest of ${day}`, '--on', day, '--note', 'Hello', '--json', '--db', pathOf(zone)],
        now: NOW,
        zone,
      })),
    ),
  )
  for (const [place, zone] of ZONES.entries()) {
    const path = pathOf(zone)
    for (const [index, day] of days.entries()) {
      const each = all[place * days.length + index] as Done
      if (each.code !== 0) fault(tally, report, `${zone}, ${day}: ${each.err.slice(0, 200)}`)
      else if (sentOnOf(each) !== day) fault(tally, report, `${zone}: ${day} became ${sentOnOf(each)}`)
      tally.tried++
    }
    kept.add(
      await withBook(path, async ({ store }) =>
        JSON.stringify(store.sqlite.prepare('select sent_on, sent_at from invitations order by rowid').raw().all()),
      ),
    )
    // And under the zone of the machine itself, as a person starts it.
    if (place < really) tally.tried++
    const real = ['log', 'received', 'Somebody', '--on', '2024-02-29', '--note', 'Hello', '--json', '--db', path]
    const ended = place < really ? runLine(programLine(...real), { env: { TZ: zone } }) : undefined
    if (ended && (ended.code !== 0 || sentOnOf(ended) !== '2024-02-29'))
      fault(tally, report, `TZ=${zone}: ${ended.err} ${ended.out}`)

    // What a date of the language itself makes of the same text.
    for (const day of DAYS) {
      const naive = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(day))
      tally.control.tried++
      if (naive !== day) tally.control.caught++
    }
  }
  if (kept.size !== 1) fault(tally, report, 'the same days are kept as something else in another zone')
}

/** The day it is, in the zone the machine is in: against what the language's own calendar says. */
async function todays(folder: string, commands: Commands, share: number, tally: Tally, report: Report): Promise<void> {
  const path = join(folder, 'today.db')
  const random = randomFrom(report.seed)
  const cases = random
    .shuffle(ZONES.flatMap((zone) => DAYS.flatMap((day) => MOMENTS.map((time) => ({ zone, now: `${day}${time}` })))))
    .slice(0, share)
  const done = await commands(
    cases.map(({ zone, now }, index) => ({
      args: ['log', 'received', `Guest ${index}`, '--note', 'Hello', '--json', '--db', path],
      now,
      zone,
    })),
  )
  for (const [index, { zone, now }] of cases.entries()) {
    const each = done[index] as Done
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(now))
    if (each.code !== 0) fault(tally, report, `${zone}, ${now}: ${each.err.slice(0, 200)}`)
    else if (sentOnOf(each) !== day) fault(tally, report, `${zone}, ${now}: ${sentOnOf(each)}, and it was ${day}`)
    tally.tried++
  }
}

interface Said {
  readonly budget: { readonly used: number; readonly left: number }
}

/** The clock is put back and forward between changes. */
async function jumps(folder: string, commands: Commands, tally: Tally, report: Report): Promise<void> {
  const path = join(folder, 'jumps.db')
  const db = ['--json', '--db', path]
  const moments = [
    NOW,
    '2026-11-17T12:00:00.000Z',
    '2025-11-18T12:00:00.000Z',
    '2036-11-18T12:00:00.000Z',
    '2028-02-29T23:59:59.999Z',
    NOW,
    '2026-11-18T11:59:59.999Z',
    '2026-11-25T12:00:00.000Z',
  ]
  const ask = (now: string): Task[] =>
    [['findings'], ['next'], ['review']].map((command) => ({ args: [...command, ...db], now }))
  await commands([
    ...[1, 2, 3, 4, 5].map((number) => ({
      args: ['log', 'sent', `Invited ${number}`, '--note', 'Hello', ...db],
      now: NOW,
    })),
    { args: ['log', 'received', 'Waits for an answer', '--on', '2026-11-01', '--note', 'Hello', ...db], now: NOW },
  ])

  // Looked at under any clock, and then under the right one again: nothing was made up, forgotten or doubled.
  const looks = [NOW, ...moments.flatMap((now) => [now, NOW])]
  const looked = await commands(looks.flatMap(ask))
  const at = (index: number) => looked.slice(index * 3, index * 3 + 3)
  for (const [index, now] of looks.entries()) {
    for (const { code, err } of at(index))
      if (code !== 0) fault(tally, report, `looking at ${now}: ${err.slice(0, 300)}`)
    const says = (place: number) =>
      at(place)
        .map(({ out }) => out)
        .join()
    if (now === NOW && says(index) !== says(0)) fault(tally, report, `look ${index}: the book says something else`)
    tally.tried++
  }
  const counted: [string, number][] = [
    [NOW, 5],
    ['2036-11-18T12:00:00.000Z', 0],
    ['2026-11-25T11:59:59.999Z', 5],
    ['2026-11-25T12:00:00.000Z', 0],
    [NOW, 5],
  ]
  const budgets = await commands(counted.flatMap(([now]) => ask(now).slice(2)))
  for (const [index, [now, number]] of counted.entries()) {
    const is = (JSON.parse(budgets[index]?.out ?? '') as Said).budget.used
    if (is !== number) fault(tally, report, `at ${now} the budget counts ${is} of ${number}`)
    tally.tried++
  }

  // Changed under any clock: the order is that in which it was done.
  const changes = await commands(
    moments.flatMap((now, index) => [
      { args: ['log', 'received', `Under clock ${index}`, '--note', 'Hello', ...db], now },
      { args: ['review', '--finish', ...db], now },
    ]),
  )
  for (const { code, err } of changes) if (code !== 0) fault(tally, report, `changed: ${err.slice(0, 300)}`)
  tally.tried += changes.length
  const reviews = moments.length
  const order = moments.map((_, index) => `Log an invitation received from Under clock ${index}`).toReversed()
  const history = JSON.parse((await commands([{ args: ['undo', '--list', ...db], now: NOW }]))[0]?.out ?? '[]') as {
    label: string
  }[]
  const logs = history.map(({ label }) => label).filter((label) => label.includes('Under clock'))
  if (logs.join() !== order.join()) fault(tally, report, `the history is in another order: ${logs.slice(0, 4)}`)
  await withBook(path, async ({ store: { sqlite } }) => {
    const [all, done, invitations] = ['reviews', 'reviews where finished_at is not null', 'invitations'].map((from) =>
      Number(sqlite.prepare(`select count(*) from ${from}`).pluck().get()),
    )
    if (all !== reviews || done !== reviews)
      fault(tally, report, `${reviews} reviews were finished, ${all} are there`, 'lost')
    if (invitations !== 6 + moments.length) fault(tally, report, `${invitations} invitations are there`, 'lost')
  })
}

/** Clocks that are wrong, and zones in which a day is not what it seems. */
export const clocks: FaultTest = {
  name: 'clocks',
  promise:
    'In any zone and under any clock a day stays the day that was typed, and nothing is lost, doubled or reordered.',
  async run(scale, report) {
    const tally = newTally()
    await inFolder(async (folder) => {
      const list = join(folder, 'tasks.json')
      const commands: Commands = (tasks) =>
        inOneProcess(
          tasks,
          (some) => {
            writeFileSync(list, JSON.stringify(some))
            return list
          },
          60_000,
        )
      await typedDays(folder, commands, scale, tally, report)
      await todays(folder, commands, times(ZONES.length * DAYS.length * MOMENTS.length, scale, 40), tally, report)
      await jumps(folder, commands, tally, report)
    })
    return tally
  },
}
