import { expect, test } from 'vitest'
import { newId } from '#store/new-id.ts'

test('ids are UUIDs of version 7, and each sorts after the one before it', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  for (const id of ids.slice(0, 100))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('an id carries the moment it was made', () => {
  const before = Date.now()
  const at = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16)
  // A burst of ids may run a few milliseconds ahead of the clock.
  expect(at).toBeGreaterThanOrEqual(before - 1)
  expect(at).toBeLessThan(before + 60_000)
})
