import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'

// Looks through the book for `checkHealth`, and ends. The connection that waits for it is open meanwhile, so that this
// one has nothing to write, nor to take away when it is closed.
process.permission?.drop('net')
process.permission?.drop('worker')
const sqlite = new Sqlite(workerData as string, { readonly: true })
const answer = sqlite.pragma('quick_check(1)', { simple: true })
sqlite.close()
parentPort?.postMessage(answer)
