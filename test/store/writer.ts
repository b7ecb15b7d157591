import { writeSync } from 'node:fs'
import { logInvitation } from '#actions/log-invitation.ts'
import { addContact } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import { openStore } from '#store/open-store.ts'
import { keepSetting, readSettings } from '#store/settings.ts'
import { testClock } from '#test/support/test-book.ts'

// A process of its own that writes to a book, for tests that kill it or let several write at once.
//   writer.ts BOOK log          logs invitations for ever; prints each one's id once it is committed
//   writer.ts BOOK too-early    adds people for ever; prints each one's id before the commit: what must be seen to lose
//   writer.ts BOOK count N      adds 1 to a setting N times, reading it first; prints how often it was refused

const [path = '', mode = '', times = '0'] = process.argv.slice(2)
const store = await openStore(path)
const book = { store, clock: testClock() }
const say = (line: string) => writeSync(1, `${line}\n`)

if (mode === 'log')
  for (let i = 0; ; i++) {
    const person = `Person ${process.pid} ${i}`
    const { invitation } = await logInvitation(book, {
      direction: 'sent',
      person,
      note: 'Hello',
      purpose: null,
      by: 'cli',
    })
    say(invitation.id)
  }

if (mode === 'too-early')
  for (;;)
    await inOperation(store, { by: 'cli', at: book.clock.now(), label: 'Too early' }, async (write) => {
      say(addContact(write, { name: 'Ana Sousa' }).id)
      await new Promise((done) => setTimeout(done, 3))
    })

if (mode === 'count') {
  let refused = 0
  for (let i = 0; i < Number(times); i++)
    await inOperation(store, { by: 'cli', at: book.clock.now(), label: 'Count' }, async (write) => {
      const { limits } = await readSettings(write.trx)
      await keepSetting(write, 'limits.weekly', limits.weekly + 1)
    }).catch(() => refused++)
  say(String(refused))
  await store.close()
}
