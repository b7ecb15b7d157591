import { Hono } from 'hono'
import type { Env, Routes } from '#web/deps.ts'
import { packed } from '#web/packed.ts'
import { staticFile } from '#web/static-files.ts'

/** The style sheet, the scripts and the icon. Their addresses change with their content, so a copy never grows old. */
export const staticRoutes: Routes = () =>
  new Hono<Env>()
    .get('/static/:hash/:name', (c) => {
      const file = staticFile(c.req.path)
      if (!file) return c.notFound()
      return c.body(packed(c, file.bytes, 'for good'), 200, {
        'Content-Type': file.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
      })
    })
    // Browsers ask for it where a page names no icon.
    .get('/favicon.ico', (c) => c.body(null, 204))
