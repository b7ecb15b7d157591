import { Hono } from 'hono'
import { z } from 'zod'
import { applyPreset, presetInForce } from '#actions/apply-preset.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { presets } from '#etiquette/presets.ts'
import { presetsPage } from '#views/presets.ts'
import type { Env, Routes } from '#web/deps.ts'
import { readForm } from '#web/forms.ts'
import { changed, page } from '#web/render.ts'

const form = z.object({ preset: z.string() })

/** Presets of rules, to look at and to put in force. */
export function presetRoutes(book: Book): Routes {
  return () =>
    new Hono<Env>()
      .get('/presets', async (c) => page(c, presetsPage(presets, presetInForce((await momentOf(book)).settings))))
      .post('/presets', async (c) => {
        const read = await readForm(c, form)
        const { operation } = await applyPreset(book, read.ok ? read.values.preset : '', 'ui')
        return changed(c, { goTo: '/presets', done: 'saved', operation: operation ?? undefined })
      })
}
