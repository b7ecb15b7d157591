import { Problem } from '#model/problem.ts'
import type { Command } from './command.ts'

// Each is loaded when it is asked for: half of the program is of no use to any one of them, and loading it is most of
// what a short command takes.
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve-book.ts')).serveBook,
  import: async () => (await import('./import.ts')).importCommand,
  check: async () => (await import('./check.ts')).check,
  log: async () => (await import('./log.ts')).log,
  relate: async () => (await import('./relate.ts')).relate,
  duplicates: async () => (await import('./merge.ts')).duplicates,
  merge: async () => (await import('./merge.ts')).merge,
  findings: async () => (await import('./findings.ts')).findings,
  next: async () => (await import('./next.ts')).next,
  review: async () => (await import('./review.ts')).review,
  set: async () => (await import('./set.ts')).set,
  preset: async () => (await import('./preset.ts')).preset,
  password: async () => (await import('./password.ts')).password,
  waive: async () => (await import('./waive.ts')).waive,
  rules: async () => (await import('./rules.ts')).rules,
  insight: async () => (await import('./insight.ts')).insight,
  trial: async () => (await import('./trial.ts')).trial,
  export: async () => (await import('./export.ts')).exportCommand,
  undo: async () => (await import('./undo.ts')).undo,
  backups: async () => (await import('./backups.ts')).backups,
  restore: async () => (await import('./restore.ts')).restore,
  replicate: async () => (await import('./replicate.ts')).replicate,
  delete: async () => (await import('./delete.ts')).deleteCommand,
  deleted: async () => (await import('./deleted.ts')).deleted,
  purge: async () => (await import('./purge.ts')).purge,
  doctor: async () => (await import('./doctor.ts')).doctor,
}

/** Every command, in the order of the help. */
export function allCommands(): Promise<Command[]> {
  return Promise.all(Object.values(loaders).map((load) => load()))
}

/** The command of that name; throws a Problem that lists them when there is none. */
export function commandNamed(name: string): Promise<Command> {
  const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined
  if (load) return load()
  throw new Problem('bad-input', {
    what: `There is no command "${name}".`,
    why: `The commands are: ${Object.keys(loaders).join(', ')}.`,
    fix: 'See decorum --help.',
  })
}
