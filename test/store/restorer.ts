import { restoreBackup } from '#actions/restore-backup.ts'
import type { Instant } from '#model/day.ts'
import { backupsOf } from '#store/back-up.ts'

// A process of its own that restores a backup, for tests that kill it.
//   restorer.ts BOOK FILE STEP    restores that backup, and kills itself when it comes to that step

const [path = '', file = '', step = ''] = process.argv.slice(2)
const backup = backupsOf(path).find((each) => each.file === file)
if (!backup) throw new Error(`no backup ${file}`)
await restoreBackup(path, backup, '2026-11-19T12:00:00.000Z' as Instant, (at) => {
  if (at === step) process.kill(process.pid, 'SIGKILL')
})
