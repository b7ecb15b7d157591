import { join } from 'node:path'
import { ask, wordsOf } from './ask.ts'
import { openBench, removeBook } from './bench-book.ts'
import { counted, type Figure, type Goal, type Step } from './measure.ts'
import { type Program, startBare, startOwn, tellsMemory } from './programs.ts'

/** The book the goal is about is the heavy one, not the longest. */
const HEAVY = 20_000

const pagesSeen = ['/people', '/people?q=garcia', '/people?q=grcia', '/people?invited=unanswered', '/sent', '/received']

const LONGEST_REPLAY = 600_000

/** Begins a replay of the rules, as the page of Insight does, and waits for its end; says whether that came. */
async function replayed(port: number): Promise<boolean> {
  const until = performance.now() + LONGEST_REPLAY
  while (performance.now() < until) {
    if (!/id="replay"/.test(await wordsOf({ port, path: '/insight' }))) return true
    await new Promise((again) => setTimeout(again, 500))
  }
  return false
}

/** What the program holds in memory, in the process that serves, beside the least server there is. */
export const memory: Step = async ({ folder, path, invitations }, say) => {
  if (!tellsMemory) {
    say('this system does not tell the memory of another process; left out')
    return []
  }
  const bare = await startBare()
  const empty = join(folder, 'empty.db')
  await (await openBench(empty)).store.close()
  const figures: Figure[] = []
  const tell = (number: string, name: string, took: number, limit: number, goal: Goal | null) =>
    figures.push(counted({ number, name, unit: 'MB', took, limit, limitName: 'bare http server', goal }))
  const stopping: Program[] = [bare]
  try {
    const idle = await startOwn(empty)
    stopping.push(idle)
    await new Promise((settled) => setTimeout(settled, 3000))
    const least = bare.memory().now
    tell('14', 'memory idle, an empty book', idle.memory().now, least, { atMost: 3, of: 'limit' })
    tell('', 'the same, with what its launcher holds beside it', idle.memoryWithLauncher(), least, null)

    const judged = await startOwn(path)
    stopping.push(judged)
    const { port } = judged
    const goal: Goal | null = invitations <= HEAVY ? { atMost: 6, of: 'limit' } : null
    tell('14', 'memory once the book is judged', judged.memory().now, least, goal)
    tell('', 'the most by then', judged.memory().peak, least, null)
    for (const page of pagesSeen) {
      say(`memory: ${page}`)
      await ask({ port, path: page })
    }
    tell('', 'memory after lists and searches', judged.memory().now, least, null)
    tell('', 'the most by then, lists and searches', judged.memory().peak, least, null)
    say('memory: the rules on trial')
    const begun = performance.now()
    const ended = await replayed(port)
    say(
      `memory: the replay ${ended ? 'took' : 'did not end within'} ${Math.round((performance.now() - begun) / 1000)} s`,
    )
    tell('', `the most by ${ended ? 'the end' : 'ten minutes'} of a replay`, judged.memory().peak, least, null)
  } finally {
    await Promise.all(stopping.map((each) => each.stop()))
    removeBook(empty)
  }
  return figures
}
