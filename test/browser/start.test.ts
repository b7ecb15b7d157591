import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { installedBrowsers, startBrowser } from '#test/support/browser.ts'

test('without any browser the tests fail and say what was tried', async () => {
  const none = startBrowser([
    { name: '/opt/no-browser', find: () => ({ path: '/opt/no-browser' }) },
    {
      name: 'a broken package',
      find: () => {
        throw new Error('libnss3.so: cannot open shared object file')
      },
    },
  ])
  await expect(none).rejects.toThrow(
    /No browser could be started[\s\S]*\/opt\/no-browser[\s\S]*a broken package: libnss3\.so[\s\S]*CHROME_PATH/,
  )
})

test('a browser that was named comes first, else those on the path', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'decorum-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'chromium'), '')
  expect(installedBrowsers({ PATH: `/nowhere${delimiter}${folder}` })[0]).toBe(join(folder, 'chromium'))
  expect(installedBrowsers({ PATH: folder, CHROME_PATH: '/opt/mine' })).toEqual(['/opt/mine'])
})
