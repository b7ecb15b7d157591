import { Problem } from './problem.ts'

/**
 * What a text holds that the book keeps as JSON, as the type it was written with. Throws a Problem of kind `storage`
 * where the text is none: then something but Decorum wrote it.
 */
export function keptJson<T>(text: string): T {
  try {
    return JSON.parse(text) as T
  } catch {
    throw new Problem('storage', {
      what: `The book says "${text.slice(0, 40)}" where something else should stand.`,
      why: 'Decorum writes no such thing: the book is damaged. Nothing was changed.',
      fix: 'Run decorum doctor: it looks the book over and says what to go back to.',
    })
  }
}
