import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { archiveFromUpload } from '#formats/archive.ts'
import { readCsv } from '#formats/csv.ts'
import { readLinkedIn } from '#formats/linkedin/read-linkedin.ts'
import type { LinkedInReading } from '#formats/linkedin/records.ts'
import { openArchive } from '#formats/open-archive.ts'
import { readZip } from '#formats/zip.ts'
import { daysBetween } from '#model/day.ts'
import { type BookPlan, makeBook } from '#test/book/make-book.ts'
import { samplePlan } from '#test/book/sample.ts'
import { zipBook, zipName } from '#test/book/zip-book.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sampleFolder = join(root, 'data/sample')

async function read(book: ReadonlyMap<string, string>, name = 'book'): Promise<LinkedInReading> {
  return readLinkedIn(
    await archiveFromUpload([...book].map(([file, text]) => ({ name: file, bytes: Buffer.from(text) }))).then(
      (archive) => ({
        ...archive,
        name,
      }),
    ),
  )
}

const plan: BookPlan = {
  ...samplePlan,
  seed: 7,
  connections: 6000,
  sent: 2500,
  received: 1000,
  messages: 3000,
  remarks: 5,
  noteShare: 0.17,
  pace: 'even',
  handMade: [],
}

describe('a made-up archive', async () => {
  const book = makeBook(plan)
  const reading = await read(book)
  const connections = book.get('Connections.csv') ?? ''
  const invitations = book.get('Invitations.csv') ?? ''
  const messages = book.get('messages.csv') ?? ''
  const exportedAt = '2026-11-20T17:00:00.000Z'
  const daysBefore = (instant: string) => (Date.parse(exportedAt) - Date.parse(instant)) / 86_400_000
  const connectedOn = new Map(reading.connections.map((each) => [each.profileKey, each.connectedOn]))

  test('is the same for the same plan and another for another seed', () => {
    expect(makeBook(plan)).toEqual(book)
    expect(makeBook({ ...plan, seed: 8 }).get('Connections.csv')).not.toBe(connections)
  })

  test('has as many rows as were asked for', () => {
    expect(Object.fromEntries(reading.files.map((file) => [file.name, file.read]))).toMatchObject({
      'Connections.csv': 6000,
      'Invitations.csv': 3500,
      'messages.csv': 3000,
      'Profile.csv': 1,
      'Positions.csv': 3,
      'Education.csv': 2,
      'Recommendations_Received.csv': 5,
      'Notes.csv': 5,
    })
    expect(reading.owner).toEqual({ name: 'Joana Vilarinho', profileKey: 'joana-vilarinho' })
  })

  test('has notes on and praise by people of the book, and none of it changes another file', () => {
    const people = new Map(
      reading.connections.map(({ name, profileKey, connectedOn }) => [profileKey, { name, connectedOn }]),
    )
    for (const { name, profileKey, createdOn } of reading.notes) {
      const person = people.get(profileKey)
      expect(person?.name).toBe(name)
      expect(createdOn && person && createdOn >= person.connectedOn).toBe(true)
    }
    const names = new Set(reading.connections.map(({ name }) => name))
    for (const { way, name, on } of reading.recommendations) {
      expect(way).toBe('received')
      expect(names).toContain(name)
      expect(on).not.toBeNull()
    }
    const without = makeBook({ ...plan, remarks: 0 })
    expect([...book.keys()].filter((name) => !without.has(name))).toEqual([
      'Education.csv',
      'Recommendations_Received.csv',
      'Notes.csv',
    ])
    for (const [name, text] of without) expect(book.get(name) === text, name).toBe(true)
  })

  test('writes Connections.csv as the platform does', () => {
    const lines = connections.split('\n')
    expect(lines.slice(0, 4).map((line) => line.length)).toEqual([6, 364 + 2, 0, 68])
    expect(lines[3]).toBe('First Name,Last Name,URL,Email Address,Company,Position,Connected On')
    expect(connections.endsWith('\n')).toBe(false)
    expect(connections).not.toContain('\r')
    const days = reading.connections.map((each) => each.connectedOn)
    expect(days).toEqual([...days].sort().reverse())
    expect(connections).toMatch(/\/in\/[a-z-]*%C3%/)
  })

  test('writes Invitations.csv as the platform does', () => {
    expect(invitations.split('\n')[0]).toBe('From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl')
    expect(invitations.endsWith('\n')).toBe(true)
    expect(invitations).toMatch(/,"\d{1,2}\/\d{1,2}\/2\d, \d{1,2}:\d\d [AP]M",,OUTGOING,/)
    expect(invitations).toMatch(/\/in\/[a-z-]*[é-ü]/)
    const times = reading.invitations.map((each) => each.sentAt)
    expect(times).not.toEqual([...times].sort())
    const people = reading.invitations.map((each) => each.profileKey)
    expect(new Set(people).size).toBe(people.length)
    for (const { note } of reading.invitations) expect(note.length).toBeLessThanOrEqual(300)
  })

  test('quotes every cell of messages.csv', () => {
    expect(messages.split('\n')[0]).toMatch(
      /^"CONVERSATION ID","CONVERSATION TITLE",.*"ATTACHMENTS","IS MESSAGE DRAFT"$/,
    )
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
    const rows = [...readCsv(messages, 'messages.csv')].map(({ cells }) => `${cells.map(quoted).join(',')}\n`)
    expect(rows.join('') === messages).toBe(true)
  })

  test('reaches back 180 days, and has the invitation of every connection made in them', () => {
    const sent = reading.invitations.filter((each) => each.direction === 'sent')
    for (const each of reading.invitations)
      if (daysBefore(each.sentAt) > 180) {
        expect(each.direction).toBe('sent')
        const day = connectedOn.get(each.profileKey)
        expect(day && daysBetween(day, '2026-11-20' as typeof day)).toBeLessThanOrEqual(180)
      }
    expect(sent.some((each) => daysBefore(each.sentAt) > 180)).toBe(true)
    const invited = new Set(reading.invitations.map((each) => each.profileKey))
    for (const each of reading.connections)
      if (daysBetween(each.connectedOn, '2026-11-20' as typeof each.connectedOn) < 180)
        expect(invited).toContain(each.profileKey)
  })

  test('has people accept as people do', () => {
    const waits = reading.invitations
      .filter((each) => each.direction === 'sent' && daysBefore(each.sentAt) < 180 && daysBefore(each.sentAt) > 60)
      .flatMap(({ profileKey, sentAt }) => {
        const day = connectedOn.get(profileKey)
        return day ? [(Date.parse(day) + 86_400_000 - Date.parse(sentAt)) / 86_400_000] : []
      })
    const within = (days: number) => waits.filter((wait) => wait <= days).length / waits.length
    expect(within(2)).toBeGreaterThan(0.6)
    expect(within(2)).toBeLessThan(0.85)
    expect(within(8)).toBeGreaterThan(0.83)
    expect(within(8)).toBeLessThan(0.95)
    expect(Math.max(...waits)).toBeLessThan(180)
  })

  test('has received invitations nearly all accepted and a few waiting', () => {
    const received = reading.invitations.filter((each) => each.direction === 'received')
    const accepted = received.filter((each) => connectedOn.has(each.profileKey)).length / received.length
    expect(accepted).toBeGreaterThan(0.9)
    expect(accepted).toBeLessThan(0.99)
  })

  test('has few addresses, few hidden profiles and few names in other scripts', () => {
    const share = (count: number) => count / 6000
    const emails = share(reading.connections.filter((each) => each.email).length)
    expect(emails).toBeGreaterThan(0.01)
    expect(emails).toBeLessThan(0.05)
    const hidden = share(reading.files[0]?.rejected.length ?? 0)
    expect(hidden).toBeGreaterThan(0)
    expect(hidden).toBeLessThan(0.045)
    const scripts = share(reading.connections.filter((each) => !/[A-Za-z]/.test(each.name)).length)
    expect(scripts).toBeGreaterThan(0.004)
    expect(scripts).toBeLessThan(0.02)
  })

  test('opens the talk with the note on the day it was accepted', () => {
    const noted = reading.invitations.filter((each) => each.direction === 'sent' && each.note !== '')
    const accepted = noted.filter((each) => connectedOn.has(each.profileKey))
    const opened = accepted.filter((each) =>
      reading.messages.some(
        (message) =>
          message.otherKey === each.profileKey &&
          message.text === each.note &&
          message.sentAt.startsWith(String(connectedOn.get(each.profileKey))),
      ),
    )
    expect(accepted.length).toBeGreaterThan(50)
    expect(opened.length).toBe(accepted.length)
  })

  test('of more than 3600 invitations covers the years that 20 a day need', async () => {
    const large = await read(makeBook({ ...plan, connections: 9000, sent: 6000, received: 2000 }))
    const ages = large.invitations.map((each) => daysBefore(each.sentAt))
    expect(Math.max(...ages)).toBeGreaterThan(380)
    expect(Math.max(...ages)).toBeLessThan(402)
  })

  test.each([
    { connections: 0, sent: 0, received: 0, messages: 0 },
    { connections: 3, sent: 200, received: 50, messages: 10 },
    { connections: 50, sent: 0, received: 0, messages: 20 },
  ])('may be small or lopsided: $connections connections, $sent sent', (sizes) => {
    const small = makeBook({ ...plan, ...sizes })
    expect(small.get('Connections.csv')?.split('\n').length).toBe(4 + sizes.connections)
    expect(small.get('Invitations.csv')?.split('\n').length).toBe(2 + sizes.sent + sizes.received)
  })
})

describe('npm run book', () => {
  const folder = mkdtempSync(join(tmpdir(), 'decorum-book-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  function run(zone: string, ...args: readonly string[]) {
    const command = ['--disable-warning=ExperimentalWarning', join(root, 'test/book/write-book.ts'), ...args]
    return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', env: { ...process.env, TZ: zone } })
  }

  test('writes the same bytes in every time zone', () => {
    const sizes = ['--connections', '40', '--invitations', '30', '--messages', '20', '--export-day', '2026-03-08']
    const folders = ['Pacific/Auckland', 'America/Los_Angeles'].map((zone, i) => {
      const out = join(folder, String(i))
      const { status, stdout } = run(zone, ...sizes, '--out', out)
      expect(status).toBe(0)
      expect(stdout).toMatch(/\d bytes {2}.*Basic_LinkedInDataExport_03-08-2026\.zip/)
      return readdirSync(out).map((name) => [name, readFileSync(join(out, name)).toString('base64')])
    })
    expect(folders[0]).toEqual(folders[1])
    expect(folders[0]?.length).toBe(13)
  })

  test('explains itself', () => {
    expect(run('UTC', '--help')).toMatchObject({ status: 0, stdout: expect.stringMatching('npm run book') })
  })

  test.each([
    [[], '--out names the folder to write to; --help says more.\n'],
    [['--out', folder, '--seed', 'x'], '--seed takes a whole number, not “x”.\n'],
    [['--out', folder, '--export-day', '2026-02-31'], '--export-day takes a day as YYYY-MM-DD, not “2026-02-31”.\n'],
  ])('says what is wrong with %j', (args, stderr) => {
    expect(run('UTC', ...args)).toMatchObject({ status: 2, stdout: '', stderr })
  })
})

describe('the sample in data/sample', async () => {
  const book = makeBook(samplePlan)
  const zip = zipName(samplePlan.exportedOn)
  const reading = readLinkedIn(await openArchive([join(sampleFolder, zip)]))
  const day = '2026-11-20' as LinkedInReading['connections'][0]['connectedOn']
  const connected = new Set(reading.connections.map((each) => each.profileKey))
  const age = (instant: string) => daysBetween(instant.slice(0, 10) as typeof day, day)
  const open = (direction: string) =>
    reading.invitations.filter((each) => each.direction === direction && !connected.has(each.profileKey))

  test('is what the generator writes, byte for byte', async () => {
    const csvFiles = readdirSync(sampleFolder).filter((name) => /\.(csv|zip)$/.test(name))
    expect(csvFiles.sort()).toEqual([...book.keys(), zip].sort())
    for (const [name, text] of book) expect(readFileSync(join(sampleFolder, name), 'utf8'), name).toBe(text)
    const packed = await zipBook(book, samplePlan.exportedOn, false)
    expect(Buffer.compare(readFileSync(join(sampleFolder, zip)), Buffer.from(packed))).toBe(0)
  })

  test('has the same files in the zip', async () => {
    const { entries } = await readZip(readFileSync(join(sampleFolder, zip)), zip, () => true)
    expect(new Map(entries.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]))).toEqual(book)
  })

  test('is read from the folder as from the zip', async () => {
    const { exportedOn, ...fromFolder } = readLinkedIn(await openArchive([sampleFolder]))
    const { exportedOn: fromName, files, ...fromZip } = reading
    expect(fromFolder).toMatchObject(fromZip)
    // The folder's name has no day in it.
    expect([exportedOn, fromName]).toEqual([null, '2026-11-20'])
  })

  test('has the sizes that were asked for', () => {
    expect(reading.files.map(({ name, read }) => [name, read])).toEqual(
      expect.arrayContaining([
        ['Connections.csv', 300],
        ['Invitations.csv', 120],
        ['messages.csv', 160],
      ]),
    )
    expect(reading.invitations.filter((each) => each.direction === 'sent')).toHaveLength(80)
    expect(reading.profile).toMatchObject({ industry: 'Software Development', region: 'Lisbon, Portugal' })
  })

  test('has open sent invitations of the ages a demonstration needs', () => {
    expect(open('sent').map((each) => age(each.sentAt))).toEqual(expect.arrayContaining([3, 15, 29, 60, 172, 175, 204]))
    const lastWeek = reading.invitations.filter((each) => each.direction === 'sent' && age(each.sentAt) < 7)
    expect(lastWeek.length).toBeGreaterThanOrEqual(12)
    expect(lastWeek.length).toBeLessThanOrEqual(20)
  })

  test('has received ones waiting, one of which asks for an invitation instead', () => {
    const waiting = open('received')
    expect(waiting.map((each) => age(each.sentAt))).toEqual(expect.arrayContaining([2, 9, 35]))
    expect(waiting.some((each) => each.note.includes('send me an invitation'))).toBe(true)
  })

  test('has namesakes, and an address written in two ways', () => {
    const everybody = [...reading.connections, ...reading.invitations]
    const marias = everybody.filter((each) => each.name === 'Maria Silva').map((each) => each.profileKey)
    expect(new Set(marias).size).toBe(2)
    expect(book.get('Connections.csv')).toContain('/in/zo%C3%AB-hathersage')
    expect(book.get('Invitations.csv')).toContain('/in/zoë-hathersage')
    expect(connected).toContain('zoë-hathersage')
  })

  test('has acceptances of the last week, thanked and not thanked', () => {
    const recent = reading.connections.filter((each) => daysBetween(each.connectedOn, day) <= 7)
    const spokenTo = recent.filter((each) => reading.messages.some((message) => message.otherKey === each.profileKey))
    expect(spokenTo.map((each) => each.name)).toContain('Pedro Rebelo')
    expect(recent.length - spokenTo.length).toBeGreaterThanOrEqual(2)
  })
})
