/** The pages of the navigation: their key, address, name and the letter that goes there after `g`. */
export const sections = [
  { key: 'now', href: '/', name: 'Now', letter: 'n' },
  { key: 'check', href: '/check', name: 'Check', letter: 'c' },
  { key: 'drafts', href: '/drafts', name: 'Drafts', letter: 'f' },
  { key: 'sent', href: '/sent', name: 'Sent', letter: 's' },
  { key: 'received', href: '/received', name: 'Received', letter: 'r' },
  { key: 'people', href: '/people', name: 'People', letter: 'p' },
  { key: 'review', href: '/review', name: 'Review', letter: 'w' },
  { key: 'insight', href: '/insight', name: 'Insight', letter: 'i' },
  { key: 'rules', href: '/rules', name: 'Rules', letter: 'u' },
  { key: 'data', href: '/data', name: 'Data', letter: 'd' },
  { key: 'settings', href: '/settings', name: 'Settings', letter: 'e' },
] as const

export type Section = (typeof sections)[number]['key']
