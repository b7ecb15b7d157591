import { writeSync } from 'node:fs'
import { dayOf, type Instant } from '#model/day.ts'
import { addContact } from '#store/contacts.ts'
import { listDeletions } from '#store/deletions.ts'
import { addInvitation } from '#store/invitations.ts'
import { inOperation } from '#store/journal.ts'
import { openStore } from '#store/open-store.ts'
import { purgeDeletions, tidyFile } from '#store/purge.ts'
import { keepSetting, readSettings } from '#store/settings.ts'

// A process of its own that writes to a book, for tests that kill it or let several write at once.
//   writer.ts BOOK log          logs invitations for ever; prints each one's id once it is committed
//   writer.ts BOOK too-early    adds people for ever; prints each one's id before the commit: what must be seen to lose
//   writer.ts BOOK purge        purges everybody deleted; says when it begins, when they are out, when the file is tidy
//   writer.ts BOOK count N      adds 1 to a setting N times, reading it first; prints how often it was refused

const [path = '', mode = '', times = '0'] = process.argv.slice(2)
const store = await openStore(path)
const clock = { now: () => '2026-11-18T12:00:00.000Z' as Instant }
const say = (line: string) => writeSync(1, `${line}\n`)

if (mode === 'log')
  for (let i = 0; ; i++) {
    const name = `Person ${process.pid} ${i}`
    const { result } = await inOperation(store, { by: 'cli', at: clock.now(), label: `Log ${name}` }, async (write) => {
      const { id } = addContact(write, { name })
      const sentAt = clock.now()
      const sent = { contactId: id, direction: 'sent', sentAt, sentOn: dayOf(sentAt, 'UTC') } as const
      return addInvitation(write, { ...sent, note: 'Hello', purpose: null, saidBy: 'you' })
    })
    say(result.id)
  }

if (mode === 'too-early')
  for (;;)
    await inOperation(store, { by: 'cli', at: clock.now(), label: 'Too early' }, async (write) => {
      say(addContact(write, { name: 'Ana Sousa' }).id)
      await new Promise((done) => setTimeout(done, 3))
    })

if (mode === 'purge') {
  const deletions = await listDeletions(store.db)
  const ids = deletions.map((each) => each.id)
  say('begins')
  await purgeDeletions(store, ids, dayOf(clock.now(), 'UTC'))
  say('purged')
  await tidyFile(store)
  say('tidy')
  await store.close()
}

if (mode === 'count') {
  let refused = 0
  for (let i = 0; i < Number(times); i++)
    await inOperation(store, { by: 'cli', at: clock.now(), label: 'Count' }, async (write) => {
      const { limits } = await readSettings(write.trx)
      await keepSetting(write, 'limits.weekly', limits.weekly + 1)
    }).catch(() => refused++)
  say(String(refused))
  await store.close()
}
