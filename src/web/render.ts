import { grouped } from '#model/grouped.ts'
import { memoryOf } from '#model/memory-of.ts'
import type { Problem, ProblemKind } from '#model/problem.ts'
import { type Html, html } from '#views/html.ts'
import { type Frame, layout, type View } from '#views/layout.ts'
import { doneNotice } from '#views/parts/notice.ts'
import { type ProblemView, problem } from '#views/problem.ts'
import type { Ctx } from './deps.ts'
import { type DoneCode, doneWords, isDoneCode } from './done.ts'
import { ownPath } from './forms.ts'
import { packed } from './packed.ts'
import { assets } from './static-files.ts'

// The only reader of HX headers.

type Status = 200 | 400 | 401 | 403 | 404 | 405 | 409 | 413 | 421 | 422 | 429 | 500 | 503 | 507

/** The status that answers each kind of problem. */
const statusOf: Readonly<Record<ProblemKind, Status>> = {
  'bad-input': 422,
  'not-found': 404,
  ambiguous: 409,
  refused: 409,
  busy: 503,
  storage: 507,
}

/** Whether htmx asks for a piece of a page rather than for a page. */
export function wantsPiece(c: Ctx): boolean {
  return c.req.header('HX-Request-Type') === 'partial'
}

/** Whether htmx asks at all, for a piece or for something to happen. */
export function wantsHtmx(c: Ctx): boolean {
  return c.req.header('HX-Request') === 'true'
}

const PLAIN: Frame = { theme: 'auto' }

/** The frame for an error: a plain one when the person's own cannot be had, so that an error can always be shown. */
async function frameForError(c: Ctx): Promise<Frame> {
  try {
    return (await c.get('frame')?.()) ?? PLAIN
  } catch {
    return PLAIN
  }
}

/** Sends HTML, packed: a page repeats itself a lot, which a phone on the same network notices. */
function send(c: Ctx, content: Html | Uint8Array<ArrayBuffer>, status: Status = 200): Response {
  c.header('Content-Type', 'text/html; charset=UTF-8')
  return c.body(content instanceof Uint8Array ? packed(c, content, 'for now') : packed(c, String(content)), status)
}

/** A view that was kept, and comes as the same object again, is written out and packed once. */
const written = memoryOf<View, Uint8Array<ArrayBuffer>>()
// Most come once: to remember their bytes would cost more than to write them.
const seen = new WeakSet<View>()

/** A whole page. With `?done=…` in the address it says what was done; only words of our own are ever shown. */
export async function page(c: Ctx, view: View, status: Status = 200): Promise<Response> {
  const { theme, banner } = (await c.get('frame')?.()) ?? PLAIN
  const notice = status === 200 ? noticeFromAddress(c) : undefined
  const here = placeOf(c)
  const entered = c.get('entered') === true
  const write = () => layout({ ...view, theme, banner, notice, here, entered, assets })
  if (!seen.has(view)) {
    seen.add(view)
    return send(c, write(), status)
  }
  const bytes = written(view, [theme, banner, notice, here, entered], () => Buffer.from(String(write())))
  return send(c, bytes, status)
}

/** The address to come back to this page; what answers a form has none. */
function placeOf(c: Ctx): `/${string}` {
  return c.req.method === 'GET' ? (pathWithoutDone(new URL(c.req.url)) as `/${string}`) : '/'
}

/** A piece of a page at an address of its own, such as findings while somebody types. */
export function piece(c: Ctx, fragment: Html): Response | Promise<Response> {
  return send(c, fragment)
}

const OPERATION = /^[0-9a-zA-Z-]{1,64}$/

function noticeFromAddress(c: Ctx): Html | undefined {
  const { done, operation, people } = c.req.query()
  if (done === undefined || !isDoneCode(done)) return undefined
  const many = people !== undefined && /^\d{1,9}$/.test(people) ? Number(people) : undefined
  return notice(done, operation, pathWithoutDone(new URL(c.req.url)), many)
}

function notice(done: DoneCode, operation: string | undefined, back: string, people?: number): Html {
  const words = doneWords[done]
  return doneNotice({
    says: people === undefined ? words : `${grouped(people)} ${people === 1 ? 'person' : 'people'}: ${words}`,
    operation: operation !== undefined && OPERATION.test(operation) ? operation : undefined,
    back,
  })
}

function pathWithoutDone(url: URL): string {
  url.searchParams.delete('done')
  url.searchParams.delete('operation')
  url.searchParams.delete('people')
  return ownPath(url.pathname + url.search)
}

/** The page a piece was asked from. */
function askedFrom(c: Ctx, otherwise: string): string {
  const current = c.req.header('HX-Current-URL')
  return current && URL.canParse(current) ? pathWithoutDone(new URL(current)) : otherwise
}

/** What a change answers. */
export interface Changed {
  /** The page to go to when the whole page was asked for; a path of our own, with its parameters. */
  readonly goTo: string
  /** What takes the place of the changed piece; left out, the piece goes away. */
  readonly fragment?: Html
  readonly done: DoneCode
  /** The operation that Undo takes back. */
  readonly operation?: string | undefined
  /** How many people it was done to, where it was said of several at once. */
  readonly people?: number
}

/** The answer to a change that was made: the piece with a notice for htmx, else 303 to a page that says it. */
export function changed(c: Ctx, { goTo, fragment, done, operation, people }: Changed): Response | Promise<Response> {
  if (wantsPiece(c)) {
    const said = notice(done, operation, askedFrom(c, goTo), people)
    // htmx leaves the target alone when nothing but the notice comes back.
    if (fragment === undefined) c.header('HX-Reswap', 'delete')
    return send(c, html`${fragment ?? ''}<hx-partial hx-target="#notice" hx-swap="innerHTML">${said}</hx-partial>`)
  }
  const url = new URL(ownPath(goTo), 'http://own.invalid')
  url.searchParams.set('done', done)
  if (operation !== undefined) url.searchParams.set('operation', operation)
  if (people !== undefined) url.searchParams.set('people', String(people))
  return c.redirect(url.pathname + url.search, 303)
}

/** Leads to another page of ours, whole, whoever asks. */
export function goTo(c: Ctx, path: string): Response {
  if (!wantsHtmx(c)) return c.redirect(ownPath(path), 303)
  c.header('HX-Redirect', ownPath(path))
  return c.body(null, 204)
}

/** The answer to a form that needs another look: 422 with the same form, as a piece or in its page. */
export function invalid(
  c: Ctx,
  { form, view }: { readonly form: Html; readonly view: View },
): Response | Promise<Response> {
  return wantsPiece(c) ? send(c, form, 422) : page(c, view, 422)
}

/**
 * The answer when something went wrong. For htmx it takes the place of the notice, whatever was to be replaced: a line
 * that could not be changed stays where it is, and so do the words in a form.
 */
export async function failed(c: Ctx, view: ProblemView, status: Status): Promise<Response> {
  if (wantsHtmx(c)) {
    c.header('HX-Retarget', '#notice')
    c.header('HX-Reswap', 'innerHTML')
    c.header('HX-Reselect', '#problem')
    return send(c, problem(view), status)
  }
  const shown = { title: view.title, current: null, body: problem(view) } as const
  const entered = c.get('entered') === true
  return send(c, layout({ ...shown, ...(await frameForError(c)), entered, assets }), status)
}

const titles: Readonly<Record<ProblemKind, string>> = {
  'bad-input': 'That needs another look',
  'not-found': 'Not here',
  ambiguous: 'More than one fits',
  refused: 'Not done',
  busy: 'Busy just now',
  storage: 'Nothing was saved',
}

/** The answer to a problem a person can act on. */
export function failedWith(c: Ctx, { kind, message, why, fix }: Problem): Response | Promise<Response> {
  return failed(c, { title: titles[kind], what: message, why, fix }, statusOf[kind])
}
