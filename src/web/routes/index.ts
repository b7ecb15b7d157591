import type { Routes } from '#web/deps.ts'
import { rules } from './rules.ts'
import { staticRoutes } from './static.ts'

/** Every file of routes. */
export const allRoutes: readonly Routes[] = [staticRoutes, rules]
