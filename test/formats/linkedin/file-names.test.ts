import { expect, test } from 'vitest'
import { kindByName } from '#formats/linkedin/file-names.ts'

test.each([
  ['Connections.csv', 'connections'],
  ['connections.CSV', 'connections'],
  ['Connections (1).csv', 'connections'],
  ['Messages.csv', 'messages'],
  ['messages_123456.csv', 'messages'],
  ['Invitations_34875879.csv', 'invitations'],
  ['Profile.csv', 'profile'],
  ['Positions.csv', 'positions'],
  ['Profile Summary.csv', 'other'],
  ['guide_messages.csv', 'other'],
  ['learning_coach_messages.csv', 'other'],
  ['Company Follows.csv', 'other'],
  ['Connections', 'other'],
  ['Connections.csv.exe', 'other'],
  ['constructor.csv', 'other'],
  ['__proto__.csv', 'other'],
  ['', 'other'],
])('%s is %s by its name', (name, kind) => expect(kindByName(name)).toBe(kind))
