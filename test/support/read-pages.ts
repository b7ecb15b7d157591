import type { Page } from 'playwright-core'
import { MARK } from './hostile-words.ts'

/** One field of a form. */
export interface FoundField {
  readonly name: string
  /** As in HTML, with `textarea` and `select` beside them. */
  readonly type: string
  readonly value: string
  /** What can be chosen, of a select; empty for others. */
  readonly choices: readonly string[]
}

/** A form as it stands on a page. */
export interface FoundForm {
  readonly method: 'get' | 'post'
  readonly action: string
  /** Where htmx would send it; empty for nowhere. */
  readonly htmx: string
  readonly fields: readonly FoundField[]
}

/** What a page holds. */
export interface ReadPage {
  /** Addresses inside the dashboard, with their parameters. */
  readonly links: readonly string[]
  readonly forms: readonly FoundForm[]
  /** What no template of ours writes: came to life from words. */
  readonly strange: readonly string[]
}

// Runs inside a page; `readDocument(doc)` of a live one, `readPages(texts)` of texts, which stay lifeless.
const READER = `
const MARK = ${JSON.stringify(MARK)}
const BOOKMARKLET = /^javascript:void open\\('http:\\/\\/[a-z0-9.:[\\]-]+\\/capture\\?'\\+new URLSearchParams\\(\\{address:location\\.href,title:document\\.title(?:,log:'(?:sent|received)')?\\}\\)\\)$/
const OURS = new URL('http://ours.invalid')
function own(address) {
  const url = URL.canParse(address, OURS) ? new URL(address, OURS) : null
  return url !== null && url.host === OURS.host
}
const NEVER = ['iframe', 'frame', 'object', 'embed', 'base', 'style', 'math', 'applet', 'audio', 'video', 'img', 'marquee']
const OVERRIDES = /[\\u202a-\\u202e\\u2066-\\u2069]/
function strangeIn(doc) {
  const strange = []
  const say = (why, element) => strange.push(why + ': ' + element.outerHTML.slice(0, 160))
  for (const element of doc.querySelectorAll('*')) {
    const name = element.localName
    if (NEVER.includes(name) || name.includes(MARK)) say('an element', element)
    if (name === 'script' && (element.textContent !== '' || !/^\\/static\\/[0-9a-f]{12}\\//.test(element.getAttribute('src') ?? ''))) say('a script', element)
    if (name === 'meta' && element.hasAttribute('http-equiv') && element.getAttribute('content') !== '2') say('a meta', element)
    for (const { name: attribute, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$|^background$|^ping$|hx-on/.test(attribute) || attribute.includes(MARK)) say('an attribute', element)
      if (/^(data-)?hx-/.test(attribute) && (value.includes(MARK) || /^\\s*js:|javascript:/i.test(value))) say('an order to htmx', element)
      if (/^(src|action|formaction|href|data|poster|hx-get|hx-post)$/.test(attribute) && name !== 'a' && !own(value)) say('an address', element)
      if (name === 'a' && attribute === 'href' && !own(value) && !BOOKMARKLET.test(value)) {
        const url = URL.canParse(value) ? new URL(value) : null
        if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) say('a link', element)
        if (!/noopener/.test(element.getAttribute('rel') ?? '') || !/noreferrer/.test(element.getAttribute('rel') ?? '')) say('a link that tells where it was', element)
      }
    }
  }
  const walker = doc.createTreeWalker(doc, 128 | 4)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node.nodeType === 8) strange.push('a comment: ' + node.data.slice(0, 100))
    // Words that turn the direction of what follows must stand apart.
    else if (OVERRIDES.test(node.data) && !node.parentElement?.closest('bdi, textarea, option, title, pre, [dir=auto]'))
      strange.push('words that turn others round: ' + node.parentElement?.outerHTML.slice(0, 160))
  }
  return strange
}
function readDocument(doc) {
  const links = [...doc.querySelectorAll('a[href]')].map((each) => each.getAttribute('href')).filter(own).map((href) => {
    const url = new URL(href, OURS)
    return url.pathname + url.search
  })
  // A button may lead elsewhere than its form: then it is a form more.
  const waysOf = (form) => [form, ...form.querySelectorAll('button[formaction]')].map((by) => ({ form, by }))
  const forms = [...doc.querySelectorAll('form')].flatMap(waysOf).map(({ form, by }) => ({
    method: (form.getAttribute('method') ?? 'get').toLowerCase(),
    action: by.getAttribute('formaction') ?? form.getAttribute('action') ?? '',
    htmx: form.getAttribute('hx-post') ?? '',
    fields: [...form.querySelectorAll('input, textarea, select')].filter((each) => each.getAttribute('name')).map((each) => ({
      name: each.getAttribute('name'),
      type: each.localName === 'input' ? (each.getAttribute('type') ?? 'text') : each.localName,
      value: each.localName === 'input' ? (each.getAttribute('value') ?? '') : each.value,
      choices: each.localName === 'select' ? [...each.options].map((option) => option.value) : [],
    })),
  }))
  return { links, forms, strange: strangeIn(doc) }
}
`

/** Reads pages, or pieces of them, without letting anything in them live; `reader` is any page of no site. */
export async function readPages(reader: Page, texts: readonly string[]): Promise<ReadPage[]> {
  const all: ReadPage[] = []
  for (let at = 0; at < texts.length; at += 100) {
    const some = JSON.stringify(texts.slice(at, at + 100))
    all.push(
      ...(await reader.evaluate<ReadPage[]>(
        `(() => { ${READER}; return ${some}.map((text) => readDocument(new DOMParser().parseFromString(text, 'text/html'))) })()`,
      )),
    )
  }
  return all
}

/** What stands on a page that lives. */
export function readLive(page: Page): Promise<ReadPage> {
  return page.evaluate<ReadPage>(`(() => { ${READER}; return readDocument(document) })()`)
}
