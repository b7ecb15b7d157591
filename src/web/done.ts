/** What can have been done, and how it is said; an address names one of these and never brings words of its own. */
export const doneWords = {
  saved: 'Saved.',
  undone: 'Taken back.',
  added: 'Added.',
  logged: 'Logged as sent.',
  drafted: 'Kept as a draft.',
  answered: 'Answer recorded.',
  wroteBack: 'Kept what you wrote. Their invitation stays open.',
  thanked: 'Noted that you thanked them.',
  left: 'Left for now. It comes back.',
  letBe: 'Left as it is.',
  withdrawn: 'Withdrawn.',
  closed: 'Recorded how it ended.',
  reopened: 'Open again.',
  waived: 'Waived.',
  merged: 'Made one of the two.',
  toldApart: 'Told apart.',
  removed: 'Removed.',
  deleted: 'Deleted. They can come back for 30 days.',
  broughtBack: 'Back in the book, with everything that was there.',
  purged: 'Removed for good.',
  imported: 'Imported.',
  restored: 'Restored.',
  'backed-up': 'Backup made.',
  reviewed: 'Review finished.',
  leftForNextWeek: 'Left for next week.',
  takenUp: 'Taken up again.',
} as const

export type DoneCode = keyof typeof doneWords

/** Whether `text` names something that can have been done. */
export function isDoneCode(text: string): text is DoneCode {
  return Object.hasOwn(doneWords, text)
}
