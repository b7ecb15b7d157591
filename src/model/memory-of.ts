/** An answer with all that it was found from. */
interface Answered<T> {
  readonly from: readonly unknown[]
  readonly answer: T
}

/**
 * A memory of the last answer about each subject. `about(subject, from, find)` finds anew only when something in `from`
 * is another object, or another value, than last time; so `find` must read nothing else, and nothing of it may be changed
 * in place. An answer is forgotten with its subject.
 */
export function memoryOf<S extends object, T>(): (subject: S, from: readonly unknown[], find: () => T) => T {
  const answers = new WeakMap<S, Answered<T>>()
  return (subject, from, find) => {
    const last = answers.get(subject)
    if (last && last.from.length === from.length && last.from.every((each, at) => Object.is(each, from[at])))
      return last.answer
    const answer = find()
    answers.set(subject, { from, answer })
    return answer
  }
}
