import { measure, type Step } from './measure.ts'
import { profiledElsewhere } from './profile.ts'
import { type Program, startBare, startOwn, startProfiled } from './programs.ts'

async function andStop(started: Promise<Program>): Promise<void> {
  await (await started).stop()
}

/** From starting the program to its first page. */
export const starting: Step = async ({ path }, say) => [
  await measure({
    number: '13',
    name: 'start to the first page',
    goal: { atMost: 3.5, of: 'limit' },
    rounds: 3,
    limitName: 'bare http server',
    limit: () => andStop(startBare()),
    work: () => andStop(startOwn(path)),
    sharesElsewhere: () => profiledElsewhere((flags) => andStop(startProfiled(path, flags))),
    say,
  }),
]
