import type { Source } from './rule.ts'

// Places in the two founding articles are given as section (§), paragraph (¶) or comment number.
const READ_ON = '2026-11-22'

/** "The Etiquette of LinkedIn Invitations" by Elizabeth Kricfalusi (2009, updated 2013). */
export function luddites(where: string): Source {
  return {
    kind: 'article',
    title: 'The Etiquette of LinkedIn Invitations, Tech for Luddites (2013)',
    where,
    url: null,
    readOn: READ_ON,
  }
}

/** "LinkedIn Invitation Etiquette" by Jessica Holbrook (2009). */
export function greatResumes(where: string): Source {
  return {
    kind: 'article',
    title: 'LinkedIn Invitation Etiquette, Great Resumes Fast (2009)',
    where,
    url: 'https://greatresumesfast.com/blog/linkedin-invitation-etiquette/',
    readOn: READ_ON,
  }
}

/** A reader's comment under one of the two articles. */
export function reader(of: Source): Source {
  return { ...of, kind: 'reader' }
}

/** A page of LinkedIn Help, by its answer number. */
export function linkedInHelp(answer: string, where: string): Source {
  return {
    kind: 'platform',
    title: 'LinkedIn Help',
    where,
    url: `https://www.linkedin.com/help/linkedin/answer/${answer}`,
    readOn: READ_ON,
  }
}

/** How the platform works, where no help page puts it in words. */
export function platform(where: string): Source {
  return { kind: 'platform', title: 'How the platform works', where, url: null, readOn: READ_ON }
}

/** Something nobody means to send. */
export function slip(where: string): Source {
  return { kind: 'slip', title: 'A slip nobody means to send', where, url: null, readOn: READ_ON }
}

/** Figures counted or measured; `where` says by whom and over how many. */
export function research(title: string, where: string, url: string | null = null): Source {
  return { kind: 'research', title, where, url, readOn: READ_ON }
}

/** A habit this program proposes, on nobody's authority but its own. */
export function preference(where: string): Source {
  return { kind: 'preference', title: 'A habit Decorum proposes', where, url: null, readOn: READ_ON }
}

/** A custom many guides share; `where` says how many and which. */
export function convention(title: string, where: string, url: string | null = null): Source {
  return { kind: 'convention', title, where, url, readOn: READ_ON }
}
