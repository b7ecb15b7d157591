import { Problem } from '#model/problem.ts'

/**
 * What a Problem says about a field of a form, to show beside it; anything that is not about one of `fields` is thrown
 * on. `fields` leads from the field a Problem names to the name it has in the form.
 */
export function fieldErrors(error: unknown, fields: Readonly<Record<string, string>>): Record<string, string> {
  if (error instanceof Problem && error.field !== undefined && Object.hasOwn(fields, error.field)) {
    const name = fields[error.field]
    if (name !== undefined) return { [name]: `${error.message} ${error.why} ${error.fix}` }
  }
  throw error
}
