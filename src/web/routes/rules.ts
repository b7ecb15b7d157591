import { Hono } from 'hono'
import { allRules } from '#etiquette/rules/index.ts'
import { chooseRules } from '#etiquette/settings.ts'
import { rulesPage } from '#views/rules.ts'
import type { Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'

/** Every rule with its reasons. */
export const rules: Routes = () => new Hono<Env>().get('/rules', (c) => page(c, rulesPage(chooseRules(allRules, {}))))
