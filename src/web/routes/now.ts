import { Hono } from 'hono'
import { checkDraft } from '#actions/check-draft.ts'
import { gatherBudget } from '#actions/gather-facts.ts'
import type { Book } from '#actions/moment.ts'
import { stepToGoOn } from '#actions/review-run.ts'
import type { Invitation } from '#model/invitation.ts'
import { findContacts } from '#store/contacts.ts'
import { listDrafts } from '#store/drafts.ts'
import { openInvitations } from '#store/invitations.ts'
import { countPeople } from '#store/list-people.ts'
import { lastReviewOn, openReview } from '#store/reviews.ts'
import { nowPage } from '#views/now.ts'
import type { Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'
import { commonGround, findingsBySubject, shown } from '#web/shown.ts'

/** How many of each kind the first page shows before it leads on to the whole list. */
const MOST = 12
const MOST_DRAFTS = 8

/** What needs you now. */
export function nowRoutes(book: Book): Routes {
  return () =>
    new Hono<Env>().get('/', async (c) => {
      const { db } = book.store
      const { moment, findings, remarks, bySubject } = await findingsBySubject(book)
      const pressing = (kind: 'sent' | 'accepted' | 'received'): Invitation[] => {
        const found = findings.flatMap(({ subject }) => (subject.kind === kind ? [subject.invitation] : []))
        return [...new Map(found.map((invitation) => [invitation.id, invitation])).values()]
      }
      const [received, sent, accepted] = [pressing('received'), pressing('sent'), pressing('accepted')]
      const waiting = await shown(book, moment, received.slice(0, MOST), bySubject)
      const common = await commonGround(book, moment, waiting)
      const drafts = (await listDrafts(db)).slice(0, MOST_DRAFTS)
      const people = await findContacts(
        db,
        drafts.map((draft) => draft.contactId),
      )
      const judged = []
      for (const draft of drafts) {
        const contact = people.get(draft.contactId)
        if (!contact) continue
        const { verdict } = await checkDraft(book, { to: contact.id, note: draft.note, purpose: draft.purpose })
        judged.push({ contact, verdict })
      }
      const counts = await countPeople(db)
      const open = await openReview(db)
      return page(
        c,
        nowPage({
          today: moment.today,
          isEmpty: counts.all === 0,
          received: waiting.map((each) => ({ ...each, common: common.get(each.contact.id) ?? [] })),
          receivedInAll: received.length,
          stale: await shown(book, moment, sent.slice(0, MOST), bySubject),
          staleInAll: sent.length,
          thanks: await shown(book, moment, accepted.slice(0, MOST), bySubject),
          remarks,
          account: findings.filter((finding) => finding.subject.kind === 'account'),
          budget: await gatherBudget(db, moment),
          drafts: judged,
          openReview: open ? { id: open.id, step: stepToGoOn(open) } : null,
          lastReviewOn: await lastReviewOn(db, moment.today),
          counts: {
            people: counts.all,
            connections: counts.connections,
            openSent: (await openInvitations(db, 'sent')).length,
          },
        }),
      )
    })
}
