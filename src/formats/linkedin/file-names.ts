import type { FileKind } from '#formats/linkedin/records.ts'

/** The files that matter most, as a person knows them. */
export const expectedFiles = 'Connections.csv, Invitations.csv, messages.csv, Profile.csv and Positions.csv'

const kinds: Readonly<Record<string, FileKind>> = {
  connections: 'connections',
  invitations: 'invitations',
  messages: 'messages',
  profile: 'profile',
  positions: 'positions',
  education: 'education',
  recommendationsgiven: 'recommendations-given',
  recommendationsreceived: 'recommendations-received',
  notes: 'notes',
}

function bareName(fileName: string): string {
  return fileName
    .toLowerCase()
    .replace(/\.csv$/, '')
    .replace(/ ?\(\d+\)$/, '')
    .replace(/_\d+$/, '')
    .replace(/[ _]/g, '')
}

/**
 * What a file is by its name: case, spaces and underscores do not count, nor do the number newer archives add
 * (`messages_123456.csv`) and the one a browser adds (`Connections (1).csv`).
 */
export function kindByName(fileName: string): FileKind {
  const bare = bareName(fileName)
  return (Object.hasOwn(kinds, bare) && fileName.toLowerCase().endsWith('.csv') && kinds[bare]) || 'other'
}

/** Whether the file holds talks with the platform's own assistants: the columns of messages, and no person in them. */
export function isTalkWithAssistant(fileName: string): boolean {
  return /^(guide|coach|learning).*messages$/.test(bareName(fileName))
}
