import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Backup, backUp, backupsOf } from '#store/back-up.ts'
import { logSent } from '#test/support/make.ts'
import { type CliRun, launch, shell } from '#test/support/run-cli.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

const json = ({ out }: CliRun) => JSON.parse(out)

/** A closed book with two backups: of Ana alone, and of Ana and Bo; Chi came after both. */
async function bookWithBackups() {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  await logSent(book, 'Ana Sousa', '2026-11-18')
  backUp(book.store.sqlite, path, 'daily', book.clock.now())
  await logSent(book, 'Bo Lind', '2026-11-18')
  book.clock.set('2026-11-18T14:05:00.000Z')
  backUp(book.store.sqlite, path, 'before-import', book.clock.now())
  await logSent(book, 'Chi Nwosu', '2026-11-18')
  await book.close()
  return { path, folder: join(dirname(path), 'backups'), decorum: shell(path) }
}

describe('decorum backups', () => {
  test('lists them, the latest first, and makes no book where there is none', async () => {
    const { decorum } = await bookWithBackups()
    const { code, out } = await decorum('backups')
    expect(code).toBe(0)
    const lines = out.trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^00002-before-import\.db {2}18 Nov 2026, 14:05; Before an import; \d+ KB; 2 people$/)
    expect(lines[1]).toMatch(/^00001-daily\.db +18 Nov 2026, 12:00; Daily; /)
    const none = join(testFolder(), 'none.db')
    expect((await shell(none)('backups')).out).toBe('There are no backups of this book yet.\n')
    expect(existsSync(none)).toBe(false)
  })

  test('--verify reads them to the last byte, names the one that is not whole, and ends with 5', async () => {
    const { decorum, folder } = await bookWithBackups()
    expect(await decorum('backups', '--verify')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/; whole\n.*; whole\n$/),
    })
    const file = join(folder, '00002-before-import.db')
    const bytes = readFileSync(file)
    bytes[9_000] = (bytes[9_000] ?? 0) ^ 4
    writeFileSync(file, bytes)
    expect((await decorum('backups')).code).toBe(0)
    const { code, out } = await decorum('backups', '--verify')
    expect(code).toBe(5)
    expect(out).toMatch(
      /00002-before-import\.db .*\n +Its file has been changed since it was made\. It cannot be restored\.\n/,
    )
    const all = json(await decorum('backups', '--verify', '--json'))
    expect(all).toMatchObject([
      { file: '00002-before-import.db', verified: false, trouble: expect.any(String), at: '2026-11-18T14:05:00.000Z' },
      { file: '00001-daily.db', verified: true, trouble: null, rows: { contacts: 1 } },
    ])
  })

  test('a look from outside finds one that is cut short', async () => {
    const { decorum, folder } = await bookWithBackups()
    truncateSync(join(folder, '00001-daily.db'), 4096)
    const { code, out } = await decorum('backups')
    expect(code).toBe(5)
    expect(out).toMatch(/4096 bytes long/)
  })
})

describe('decorum restore', () => {
  const people = async (decorum: ReturnType<typeof shell>) => {
    const found = []
    for (const name of ['Ana Sousa', 'Bo Lind', 'Chi Nwosu'])
      if (json(await decorum('check', '--to', name, '--json')).contact.id !== null) found.push(name)
    return found
  }

  test('--preview says what would be left behind, and changes nothing', async () => {
    const { path, decorum } = await bookWithBackups()
    const before = readFileSync(path)
    const { code, out } = await decorum('restore', 'latest', '--preview')
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'Would restore 00002-before-import.db: Before an import, 18 Nov 2026, 14:05; 2 people.',
        '1 change made since would be left behind:',
        '  18 Nov 2026, 14:05  Log an invitation sent to Chi Nwosu',
        'Nothing was changed. Leave out --preview to restore it.',
        '',
      ].join('\n'),
    )
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(backupsOf(path)).toHaveLength(2)
  })

  test('goes back, tells what was left behind, and can be taken back', async () => {
    const { decorum } = await bookWithBackups()
    const { code, out } = await decorum('restore', '00001-daily')
    expect(code).toBe(0)
    expect(out).toMatch(/^Restored 00001-daily\.db: Daily/)
    expect(out).toMatch(/2 changes made since are left behind:\n.*Chi Nwosu\n.*Bo Lind\n/)
    expect(await people(decorum)).toEqual(['Ana Sousa'])
    const [, back = ''] = /To take it back: decorum restore (\S+)/.exec(out) ?? []
    expect(back).toBe('00003-before-restore.db')
    expect((await decorum('restore', back)).out).toMatch(/2 changes that the book no longer has came back/)
    expect(await people(decorum)).toEqual(['Ana Sousa', 'Bo Lind', 'Chi Nwosu'])
  })

  test('as JSON says what was done', async () => {
    const { decorum } = await bookWithBackups()
    expect(json(await decorum('restore', 'latest', '--json'))).toMatchObject({
      preview: false,
      backup: { file: '00002-before-import.db' },
      passedOver: [],
      leftBehind: { lost: 1, back: 0 },
      before: '00003-before-restore.db',
      setAside: [],
    })
  })

  test('of a damaged book: the refusal names the command, and the command as it is typed mends it', async () => {
    const { path, folder, decorum } = await bookWithBackups()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0xff, 4096))
    // The newest backup is damaged too: the one before is taken, and that is said.
    truncateSync(join(folder, '00002-before-import.db'), 4096)
    const refused = await decorum('findings')
    expect(refused.code).toBe(5)
    const [, command = ''] = /run:\s+decorum\s+([^:]*?\.db)\./.exec(refused.err.replace(/\s+/g, ' ')) ?? []
    expect(command).toBe(`restore latest --db ${path}`)
    const { code, out } = await decorum(...command.split(' '))
    expect(code).toBe(0)
    expect(out).toMatch(/^Passed over 00002-before-import\.db: Its file is 4096 bytes long/)
    expect(out).toMatch(/Restored 00001-daily\.db: Daily, 18 Nov 2026, 12:00; 1 person\./)
    expect(out).toMatch(/cannot be read: what was changed after the backup was made is not in it/)
    expect(out).toMatch(/The files that could not be read are kept:\n.*quarantine\/00001-book\.db\n$/)
    expect(await people(decorum)).toEqual(['Ana Sousa'])
    expect(readdirSync(join(dirname(path), 'quarantine'))).toEqual(['00001-book.db'])
  })

  test('of an emptied book, and through the launcher with its permissions', async () => {
    const { path } = await bookWithBackups()
    truncateSync(path, 0)
    const refused = await launch(['findings', '--db', path])
    expect(refused.code).toBe(5)
    expect(refused.err.replace(/\s+/g, ' ')).toContain(`decorum restore latest --db ${path}`)
    const { code, out, err } = await launch(['restore', 'latest', '--db', path])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/Restored 00002-before-import\.db/)
    expect((await launch(['findings', '--db', path])).code).toBe(0)
  })

  test.each<[string, string[], number, RegExp]>([
    ['nothing', [], 3, /needs a backup/],
    ['one that is not there', ['00009-daily'], 4, /no backup called 00009-daily/],
    ['a path', ['../book.db'], 4, /no backup called/],
    ['the sample', ['latest', '--sample'], 5, /sample book has no backups/],
  ])('refuses %s and changes nothing', async (_, args, code, says) => {
    const { path, decorum } = await bookWithBackups()
    const before = readFileSync(path)
    const run = await decorum('restore', ...args)
    expect([run.code, run.out]).toEqual([code, ''])
    expect(run.err).toMatch(says)
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('says so when none of the backups is whole', async () => {
    const { path, folder, decorum } = await bookWithBackups()
    for (const { file } of backupsOf(path) as Backup[]) truncateSync(join(folder, file), 10)
    expect(await decorum('restore', 'latest')).toMatchObject({
      code: 4,
      err: expect.stringMatching(/None of the backups/),
    })
    expect(await decorum('restore', '00001-daily', '--preview')).toMatchObject({
      code: 5,
      out: expect.stringMatching(/It could not be restored/),
    })
  })

  test('while the dashboard runs is refused; the dashboard makes its daily backup by itself', async () => {
    const { path, decorum } = await bookWithBackups()
    const home = join(import.meta.dirname, '..', '..')
    const child = spawn(process.execPath, [join(home, 'src/launch.mjs'), 'serve', '--port', '48631', '--db', path])
    const ended = new Promise((done) => child.on('exit', done))
    onTestFinished(async () => {
      child.kill('SIGTERM')
      await ended
    })
    let said = ''
    await new Promise<void>((ready) =>
      child.stdout.on('data', (data) => {
        said += data
        if (said.includes('Ctrl-C stops.')) ready()
      }),
    )
    await expect.poll(() => backupsOf(path).at(-1)?.reason, { timeout: 20_000 }).toBe('daily')
    const { code, err } = await decorum('restore', '00002-before-import')
    expect(code).toBe(5)
    expect(err.replace(/\s+/g, ' ')).toMatch(/Another Decorum has .*book\.db open.*Stop the dashboard/)
    // The one of the morning has gone: it was not the last of its day.
    expect(backupsOf(path).map(({ file }) => file)).toEqual(['00002-before-import.db', '00003-daily.db'])
    child.kill('SIGTERM')
    await ended
    expect((await decorum('restore', '00002-before-import')).code).toBe(0)
  })
})
