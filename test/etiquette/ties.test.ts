import { describe, expect, test } from 'vitest'
import { authorityOn } from '#etiquette/authority.ts'
import type { PastInvitation } from '#etiquette/subjects.ts'
import { type TiesRecord, tiesOn } from '#etiquette/ties.ts'
import { type Contact, ME, unknownContact } from '#model/contact.ts'
import { type EventKind, standingOn } from '#model/invitation.ts'
import { RELATION_KINDS, type Relation, type RelationKind, relationFacts } from '#model/relation.ts'
import { day, invitation } from '#test/support/make.ts'

const TODAY = day('2026-11-18')

const ana: Contact = { ...unknownContact, id: 'ana', name: 'Ana Sousa' }

const names = new Map([
  ['ana', 'Ana Sousa'],
  ['bo', 'Bo Lind'],
])

function tie(
  kind: RelationKind,
  from: string,
  to: string,
  startsOn: string | null = null,
  endsOn: string | null = null,
): Relation {
  return {
    id: `${from} ${kind} ${to}`,
    from,
    to,
    kind,
    startsOn: startsOn as never,
    endsOn: endsOn as never,
    remark: null,
  }
}

function past(...events: (readonly [EventKind, string])[]): PastInvitation {
  const one = invitation('sent', '2026-01-10', events)
  return { invitation: one, standing: standingOn(one, TODAY, { expiryDays: 180 }) }
}

interface Recorded extends Partial<Omit<TiesRecord, 'contact' | 'authority'>> {
  readonly contact?: Partial<Contact>
  readonly reporting?: readonly Relation[]
}

/** How Ana and the owner stand to each other, given what is recorded. */
function stand({ contact, reporting = [], ...rest }: Recorded) {
  const record = {
    between: [],
    past: [],
    lastHeardOn: null,
    names,
    authority: authorityOn(reporting, ME, TODAY),
    ...rest,
  }
  return tiesOn({ ...record, contact: { ...ana, ...contact } }, TODAY)
}

test('of somebody of whom nothing is recorded, nothing is claimed', () => {
  expect(stand({})).toEqual({
    acquaintance: 'stranger',
    certain: false,
    friend: false,
    active: [],
    belowYou: null,
    wasBelowYouUntil: null,
    aboveYou: null,
  })
})

describe('you know somebody', () => {
  test.each<[string, Recorded]>([
    ['who wrote to you', { lastHeardOn: day('2026-03-01') }],
    ['you are connected with', { contact: { connectedOn: day('2026-03-01') } }],
    ['you were connected with', { contact: { connectedOn: day('2026-03-01'), removedOn: day('2026-04-01') } }],
    ['who accepted an invitation', { past: [past(['accepted', '2026-01-12'])] }],
    ['you met', { between: [tie('met', ME, 'ana')] }],
    ['who was a colleague until last year', { between: [tie('colleague', ME, 'ana', '2020-01-01', '2025-12-31')] }],
    ['who reports to you', { reporting: [tie('reports-to', 'ana', ME)] }],
    ['you report to', { reporting: [tie('reports-to', ME, 'ana')] }],
    ['who reported to you once', { reporting: [tie('reports-to', 'ana', ME, null, '2024-12-31')] }],
  ])('%s', (_, recorded) => expect(stand(recorded).acquaintance).toBe('known'))

  test.each<[string, Recorded]>([
    ['who never answered', { past: [past(['withdrawn', '2026-02-01'])] }],
    ['you have heard of', { between: [tie('knows-of', ME, 'ana')] }],
    ['who said no beforehand', { between: [tie('said-no', 'ana', ME)] }],
    ['you will meet next week', { between: [tie('met', ME, 'ana', '2026-11-25')] }],
    ['you will be connected with', { contact: { connectedOn: day('2026-11-19') } }],
  ])('not somebody %s', (_, recorded) => expect(stand(recorded).acquaintance).toBe('stranger'))

  test('by exactly those kinds of tie that say so', () => {
    for (const kind of RELATION_KINDS)
      expect(stand({ between: [tie(kind, ME, 'ana')] }).acquaintance, kind).toBe(
        relationFacts[kind].knows ? 'known' : 'stranger',
      )
  })
})

describe('friends', () => {
  test('a friend and family are friends and certain to know you', () => {
    for (const kind of ['friend', 'family'] as const)
      expect(stand({ between: [tie(kind, 'ana', ME)] })).toMatchObject({ friend: true, certain: true })
  })

  test('a colleague is certain to know you and no friend for that; a former one still knows you', () => {
    expect(stand({ between: [tie('colleague', ME, 'ana')] })).toMatchObject({ friend: false, certain: true })
    expect(stand({ between: [tie('colleague', ME, 'ana', null, '2025-12-31')] })).toMatchObject({
      certain: true,
      active: [],
    })
  })

  test('a friendship that ended is none', () => {
    expect(stand({ between: [tie('friend', ME, 'ana', null, '2026-11-17')] }).friend).toBe(false)
    expect(stand({ between: [tie('friend', ME, 'ana', null, '2026-11-18')] }).friend).toBe(true)
  })
})

describe('lines', () => {
  test('a line is told by name, and ends at you', () => {
    const reporting = [tie('reports-to', 'ana', 'bo'), tie('reports-to', 'bo', ME, null, '2027-02-28')]
    expect(stand({ reporting }).belowYou).toEqual({ path: ['Ana Sousa', 'Bo Lind', 'you'], endsOn: '2027-02-28' })
  })

  test('somebody without a name in the book is somebody', () => {
    const reporting = [tie('reports-to', 'ana', 'x'), tie('reports-to', 'x', ME)]
    expect(stand({ reporting }).belowYou?.path).toEqual(['Ana Sousa', 'somebody', 'you'])
  })

  test('a line above you starts at you', () => {
    const reporting = [tie('reports-to', ME, 'bo'), tie('reports-to', 'bo', 'ana')]
    expect(stand({ reporting })).toMatchObject({ belowYou: null, aboveYou: { path: ['you', 'Bo Lind', 'Ana Sousa'] } })
  })

  test('in a circle both are true, and both are told', () => {
    const reporting = [tie('reports-to', 'ana', ME), tie('reports-to', ME, 'ana')]
    const ties = stand({ reporting })
    expect([ties.belowYou?.path, ties.aboveYou?.path]).toEqual([
      ['Ana Sousa', 'you'],
      ['you', 'Ana Sousa'],
    ])
  })
})
