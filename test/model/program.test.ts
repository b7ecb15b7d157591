import { expect, test } from 'vitest'
import { PROGRAM_VERSION } from '#model/program.ts'
import manifest from '../../package.json' with { type: 'json' }

test('the version written into files is that of the package', () => {
  expect(PROGRAM_VERSION).toBe(manifest.version)
})
