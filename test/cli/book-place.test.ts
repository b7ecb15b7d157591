import { expect, test } from 'vitest'
import { bookOfUser } from '#cli/book-place.ts'

test.each([
  ['linux', {}, '/home/ana', '/home/ana/.local/share/decorum/decorum.db'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/ana', '/data/decorum/decorum.db'],
  ['linux', { XDG_DATA_HOME: 'not/absolute' }, '/home/ana', '/home/ana/.local/share/decorum/decorum.db'],
  ['darwin', { XDG_DATA_HOME: '/data' }, '/Users/ana', '/Users/ana/Library/Application Support/Decorum/decorum.db'],
  ['win32', { LOCALAPPDATA: 'D:\\local' }, 'C:\\Users\\ana', 'D:\\local\\Decorum\\decorum.db'],
  ['win32', {}, 'C:\\Users\\ana', 'C:\\Users\\ana\\AppData\\Local\\Decorum\\decorum.db'],
])('on %s with %o the book of a packed program is the user’s', (platform, env, home, place) => {
  expect(bookOfUser({ platform, env, home })).toBe(place)
})
