// Tries every mix of headers against the gate: node test/run.mjs tool test/faults/gate.ts
import { run } from './gate-matrix.ts'

const { name, tried, wrong, notes } = await run()
process.stdout.write(`${name}: ${tried} tried, ${wrong.length} wrong\n`)
for (const line of [...notes, ...wrong.slice(0, 50)]) process.stdout.write(`  ${line}\n`)
process.exitCode = wrong.length === 0 ? 0 : 1
