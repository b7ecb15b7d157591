import type { Sample } from '#actions/bring-sample.ts'
import type { Book } from '#actions/moment.ts'
import type { Jobs } from '#jobs/jobs.ts'
import type { Routes } from '#web/deps.ts'
import { backupRoutes } from './backups.ts'
import { captureRoutes } from './capture.ts'
import { checkRoutes } from './check.ts'
import { dataRoutes } from './data.ts'
import { deletedRoutes } from './deleted.ts'
import { draftsRoutes } from './drafts.ts'
import { exportRoutes } from './export.ts'
import { frameRoutes } from './frame.ts'
import { insightRoutes } from './insight.ts'
import { invitationRoutes } from './invitations.ts'
import { jobRoutes } from './job.ts'
import { mergeRoutes } from './merge.ts'
import { nowRoutes } from './now.ts'
import { paletteRoutes } from './palette.ts'
import { peopleRoutes } from './people.ts'
import { peopleTogetherRoutes } from './people-together.ts'
import { personRoutes } from './person.ts'
import { presetRoutes } from './presets.ts'
import { receivedRoutes } from './received.ts'
import { reviewRoutes } from './review.ts'
import { sampleRoutes } from './sample.ts'
import { savedViewRoutes } from './saved-views.ts'
import { sentRoutes } from './sent.ts'
import { settingsRoutes } from './settings.ts'

import { undoRoutes } from './undo.ts'

/** The routes that work on the open book. `readSample` finds the made-up archive, `banner` stands on every page; the frame comes first, around all others. */
export function bookRoutes(
  book: Book,
  jobs: Jobs,
  readSample: () => Promise<Sample>,
  banner?: string,
): readonly Routes[] {
  return [
    frameRoutes(book, banner),
    paletteRoutes(book),
    nowRoutes(book),
    checkRoutes(book),
    captureRoutes,
    draftsRoutes(book),
    sentRoutes(book),
    receivedRoutes(book),
    invitationRoutes(book),
    reviewRoutes(book),
    insightRoutes(book, jobs),
    peopleRoutes(book),
    peopleTogetherRoutes(book),
    savedViewRoutes(book),
    mergeRoutes(book),
    personRoutes(book),
    dataRoutes(book, jobs),
    jobRoutes(book, jobs),
    backupRoutes(book, jobs),
    exportRoutes(book),
    deletedRoutes(book, jobs),
    settingsRoutes(book),
    presetRoutes(book),
    undoRoutes(book, jobs),
    sampleRoutes(book, readSample),
  ]
}
