import type { UploadedFile } from '#actions/import-upload.ts'
import type { Ctx } from './deps.ts'

/** The files chosen in a form under `name`; a field left empty sends one without a name. */
export async function readFiles(c: Ctx, name: string): Promise<UploadedFile[]> {
  const body = await c.req.parseBody({ all: true })
  const files: UploadedFile[] = []
  for (const value of [body[name]].flat()) {
    if (typeof value !== 'object' || value.name === '') continue
    const given = value.name.toWellFormed().replace(/\p{Cc}/gu, '')
    files.push({ name: given.slice(-200), bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return files
}
