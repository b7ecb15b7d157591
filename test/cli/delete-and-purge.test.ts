import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backUp } from '#store/back-up.ts'
import { openStore } from '#store/open-store.ts'
import { logSent } from '#test/support/make.ts'
import { shell } from '#test/support/run-cli.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

async function open() {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  for (const name of ['Ana Sousa', 'Bo Lind']) await logSent(book, name, '2026-11-10')
  await book.close()
  return { path, decorum: shell(path), later: shell(path, { now: '2026-12-18T12:00:00.000Z' }) }
}

const operationIn = (out: string) => /decorum undo ([\w-]+)/.exec(out)?.[1] ?? ''

describe('decorum delete', () => {
  test('takes somebody out, says how they come back, and they do', async () => {
    const { decorum } = await open()
    const { code, out } = await decorum('delete', 'ana sousa')
    expect([code, out]).toEqual([
      0,
      `Deleted: Ana Sousa. For 30 days they can come back: decorum undo ${operationIn(out)}\n`,
    ])
    expect((await decorum('delete', 'Ana Sousa')).code).toBe(4)
    expect((await decorum('undo', operationIn(out))).out).toBe('Taken back: Delete Ana Sousa.\n')
    expect((await decorum('delete', 'Ana Sousa')).code).toBe(0)
  })

  test('needs somebody who is in the book and is not the owner', async () => {
    const { decorum } = await open()
    expect(await decorum('delete')).toMatchObject({ code: 3, err: expect.stringContaining('needs a person') })
    expect((await decorum('delete', 'Chi Nwosu')).code).toBe(4)
    expect((await decorum('delete', 'me')).code).toBe(3)
  })

  test('takes several out as one; they come back together, or one alone', async () => {
    const { decorum } = await open()
    const { code, out } = await decorum('delete', 'Ana Sousa', 'Bo Lind', 'ana sousa')
    const operation = operationIn(out)
    expect([code, out]).toEqual([
      0,
      `Deleted: Ana Sousa, Bo Lind. For 30 days they can come back: decorum undo ${operation}\n`,
    ])
    expect((await decorum('deleted')).out).toMatch(
      new RegExp(
        `Bo Lind, deleted on 18 Nov 2026 with 1 other; .* decorum undo ${operation}, or by themselves: decorum`,
      ),
    )
    const nobody = await decorum('undo', operation, 'Chi Nwosu')
    expect(nobody.code).toBe(4)
    expect(nobody.err).toContain('Only somebody who was deleted can come back')
    expect(await decorum('undo', operation, 'bo lind')).toMatchObject({ code: 0, out: 'Back in the book: Bo Lind.\n' })
    expect((await decorum('deleted')).out).not.toContain('Bo Lind')
    expect((await decorum('undo', operation)).out).toBe('Taken back: Delete 2 people.\n')
    expect((await decorum('deleted')).out).toBe('Nobody is deleted.\n')
    expect((await decorum('delete', 'Ana Sousa', 'me')).code).toBe(3)
    expect((await decorum('doctor')).code).toBe(0)
  })

  test('answers JSON', async () => {
    const { decorum } = await open()
    const said = JSON.parse((await decorum('delete', 'Ana Sousa', '--json')).out) as Record<string, string>
    expect(said).toMatchObject({ name: 'Ana Sousa' })
    expect(Object.keys(said)).toEqual(['operation', 'id', 'name'])
  })
})

describe('decorum deleted', () => {
  test('lists who can come back, how and until when', async () => {
    const { decorum } = await open()
    expect((await decorum('deleted')).out).toBe('Nobody is deleted.\n')
    const operation = operationIn((await decorum('delete', 'Ana Sousa')).out)
    const [{ id } = { id: '' }] = JSON.parse((await decorum('deleted', '--json')).out) as { id: string }[]
    expect((await decorum('deleted')).out).toBe(
      `${id}  Ana Sousa, deleted on 18 Nov 2026; can come back until 18 Dec 2026: decorum undo ${operation}\n`,
    )
    expect(JSON.parse((await decorum('deleted', '--json')).out)).toEqual([
      {
        id,
        operation,
        name: 'Ana Sousa',
        profileKeys: [],
        emails: [],
        deletedOn: '2026-11-18',
        until: '2026-12-18',
        together: 1,
        inTheWay: null,
      },
    ])
  })

  test('says what is in the way', async () => {
    const { decorum } = await open()
    const address = 'https://www.linkedin.com/in/dora-meier'
    await decorum('log', 'sent', address)
    await decorum('delete', address)
    await decorum('log', 'sent', address)
    expect((await decorum('deleted')).out).toMatch(
      /\n {2}The profile address that would come back is that of Dora Meier by now\. Take the address off/,
    )
  })
})

describe('decorum purge', () => {
  test('without --yes only says whom it would remove', async () => {
    const { decorum, later } = await open()
    await decorum('delete', 'Ana Sousa')
    expect(await decorum('purge')).toEqual({ code: 0, out: 'Nobody was due.\n', err: '' })
    const would = 'Would be removed for good: Ana Sousa, deleted on 18 Nov 2026.\n'
    const { code, out } = await later('purge')
    expect(code).toBe(3)
    expect(out).toBe(`${would}Nothing was removed. This cannot be undone; with --yes it is done.\n`)
    for (const words of [['Ana Sousa'], ['--all-deleted']]) {
      const asked = await decorum('purge', ...words)
      expect([asked.code, asked.out.startsWith(would)]).toEqual([3, true])
    }
    expect(JSON.parse((await later('purge', '--json')).out)).toMatchObject({
      wouldRemove: [{ name: 'Ana Sousa', deletedOn: '2026-11-18' }],
    })
    expect((await decorum('deleted')).out).toContain('Ana Sousa')
  })

  test('removes those due for good, and tells of backups that still hold them', async () => {
    const { decorum, later, path } = await open()
    const store = await openStore(path)
    backUp(store.sqlite, path, 'by-hand')
    await store.close()
    await decorum('delete', 'Ana Sousa')
    const { code, out } = await later('purge', '--yes')
    expect(code).toBe(0)
    expect(out).toBe(
      `Removed for good: 1 person.\nOlder backups still hold them: 00001-by-hand.db in ${join(path, '..', 'backups')}. Remove them when you need them no more.\n`,
    )
    expect(readFileSync(path).includes('Ana Sousa')).toBe(false)
    expect(readFileSync(path).includes('Bo Lind')).toBe(true)
    expect((await later('deleted')).out).toBe('Nobody is deleted.\n')
    expect((await decorum('doctor')).code).toBe(0)
  })

  test.each(['Ana Sousa', 'the operation', 'ana@example.org', 'https://www.linkedin.com/in/ana-sousa'])(
    'removes the one named by %s at once',
    async (by) => {
      const { decorum } = await open()
      await decorum('log', 'sent', 'https://www.linkedin.com/in/ana-sousa')
      const deleted = await decorum('delete', 'https://www.linkedin.com/in/ana-sousa')
      await decorum('log', 'sent', 'ana@example.org')
      await decorum('delete', 'ana@example.org')
      const first = await decorum('delete', 'Ana Sousa')
      await decorum('delete', 'Bo Lind')
      const asked = by === 'the operation' ? operationIn(deleted.out) : by
      const { code, out, err } = await decorum('purge', asked, '--yes', '--json')
      // Two go by the name: the one written down by it, and the one whose address says so.
      if (by === 'Ana Sousa') {
        const all = JSON.parse((await decorum('deleted', '--json')).out) as { id: string; operation: string }[]
        const meant = all.find(({ operation }) => operation === operationIn(first.out))?.id ?? 'nobody'
        expect([code, err.includes(meant)]).toEqual([4, true])
        expect((await decorum('purge', meant, '--yes')).out).toContain('1 person')
        return
      }
      expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ people: 1 })])
      expect((await decorum('deleted')).out.split('\n').filter(Boolean)).toHaveLength(3)
    },
  )

  test('removes everybody deleted when asked to, and says which names stay', async () => {
    const { decorum } = await open()
    for (const person of ['Ana Sousa', 'Bo Lind']) await decorum('delete', person)
    await decorum('log', 'sent', 'Bo Lind')
    const { out } = await decorum('purge', '--all-deleted', '--yes')
    expect(out).toContain('Removed for good: 2 people.')
    expect(out).toContain('The name Bo Lind stays where it stands for somebody else who goes by it.')
  })

  test('says when nobody deleted is meant', async () => {
    const { decorum } = await open()
    expect(await decorum('purge', 'Ana Sousa', '--yes')).toMatchObject({
      code: 4,
      err: expect.stringContaining('Nobody deleted goes by "Ana Sousa".'),
    })
    expect(await decorum('purge', '--yes')).toMatchObject({ code: 0, out: 'Nobody was due.\n' })
  })
})
