import { expect, test } from 'vitest'
import { isTalkWithAssistant, kindByName } from '#formats/linkedin/file-names.ts'

test.each([
  ['Connections.csv', 'connections'],
  ['connections.CSV', 'connections'],
  ['Connections (1).csv', 'connections'],
  ['Messages.csv', 'messages'],
  ['messages_123456.csv', 'messages'],
  ['Invitations_34875879.csv', 'invitations'],
  ['Profile.csv', 'profile'],
  ['Positions.csv', 'positions'],
  ['Education.csv', 'education'],
  ['Recommendations_Given.csv', 'recommendations-given'],
  ['Recommendations Given.csv', 'recommendations-given'],
  ['Recommendations_Received_123456.csv', 'recommendations-received'],
  ['Notes.csv', 'notes'],
  ['Recommendations.csv', 'other'],
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

test.each([
  ['guide_messages.csv', true],
  ['coach_messages_123.csv', true],
  ['learning_role_play_messages.csv', true],
  ['LearningCoachMessages.csv', true],
  ['messages.csv', false],
  ['old messages.csv', false],
])('%s holds talks with an assistant: %s', (name, expected) => expect(isTalkWithAssistant(name)).toBe(expected))
