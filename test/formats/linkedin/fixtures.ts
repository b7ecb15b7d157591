import { readdirSync, readFileSync } from 'node:fs'
import { type Archive, archiveFromUpload } from '#formats/archive.ts'

const folder = new URL('../../fixtures/linkedin/', import.meta.url)

const names: Readonly<Record<string, string>> = {
  connections: 'Connections.csv',
  education: 'Education.csv',
  invitations: 'Invitations.csv',
  messages: 'messages.csv',
  notes: 'Notes.csv',
  positions: 'Positions.csv',
  profile: 'Profile.csv',
  recommendations_given: 'Recommendations_Given.csv',
  recommendations_received: 'Recommendations_Received.csv',
}

/** The names of all made-up files in test/fixtures/linkedin. */
export const fixtures: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.csv'))

/** The bytes of a made-up file. */
export function fixtureBytes(fixture: string): Uint8Array {
  return readFileSync(new URL(fixture, folder))
}

/** An archive of made-up files, each under the name it has in a download. */
export function archiveOf(...fixtures: readonly string[]): Promise<Archive> {
  return archiveFromUpload(
    fixtures.map((fixture) => ({
      name: names[fixture.split('-')[0] ?? ''] ?? fixture,
      bytes: fixtureBytes(fixture),
    })),
  )
}
