import type { Book } from '#actions/moment.ts'
import type { Routes } from '#web/deps.ts'
import { frameRoutes } from './frame.ts'
import { nowRoutes } from './now.ts'
import { staticRoutes } from './static.ts'

/** The page the program opens with and the files of every page; all of them are in `bookRoutes` and `allRoutes` too. */
export function firstRoutes(book: Book, banner?: string): readonly Routes[] {
  return [frameRoutes(book, banner), nowRoutes(book), staticRoutes]
}
