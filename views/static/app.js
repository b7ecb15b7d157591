// Shortcuts, focus and announcements. Every page works without this file; it decides nothing and knows no page.

const find = () => document.querySelector('[data-find]')
const items = () => [...document.querySelectorAll('[data-item]')]
const currentItem = () => document.activeElement?.closest('[data-item]')
const help = document.getElementById('shortcuts')
const palette = document.getElementById('palette')

const TYPING =
  'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button], [type=submit])'

function isTyping(target) {
  return target instanceof Element && target.closest(TYPING) !== null
}

/** Moves the focus by `step` items; from nowhere, to the first or last one on the page. */
function move(step) {
  const list = items()
  const at = list.indexOf(currentItem())
  const next = at < 0 ? list.at(step > 0 ? 0 : -1) : list[at + step]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}

function open(item) {
  const link = item?.querySelector('[data-open], .item-who a[href], a[href]')
  link?.click()
}

/** Presses the button for `key`: on the item in focus, else the one on the page that belongs to no item. */
function press(key) {
  const selector = `[data-key="${CSS.escape(key)}"]:not([disabled])`
  const button =
    currentItem()?.querySelector(selector) ??
    [...document.querySelectorAll(selector)].find((each) => each.closest('[data-item]') === null)
  button?.click()
  return button !== undefined && button !== null
}

// When an answered item goes away the next one moves into its place, under the pointer. For a moment no click is taken
// as an answer, so that a double click decides for nobody it was not meant for. A key goes by the focus, which is seen
// to move; only a held one is not taken again.
const SETTLING = 600
let settledAt = 0

document.addEventListener('htmx:before:request', (event) => {
  if (event.target instanceof Element && event.target.closest('form.answer')) settledAt = performance.now() + SETTLING
})

document.addEventListener(
  'click',
  (event) => {
    const answers = event.target instanceof Element && event.target.closest('form.answer button')
    // A click that no pointer made has no detail: it is a key's.
    if (!answers || event.detail === 0 || performance.now() > settledAt) return
    event.preventDefault()
    event.stopPropagation()
  },
  true,
)

let awaitsPage = 0

function onKey(event) {
  if (event.defaultPrevented || event.isComposing) return
  const { key, target } = event
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key.toLowerCase() === 'k') {
    event.preventDefault()
    palette?.togglePopover()
    return
  }
  if (pick(event)) return event.preventDefault()
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (isTyping(target)) {
    if (key === 'Escape' && !document.querySelector(':popover-open')) target.blur()
    return
  }
  if (act(event)) event.preventDefault()
}

/** Does what `key` means; whether it meant anything. */
function act(event) {
  const { key, target } = event
  if (awaitsPage > performance.now()) {
    awaitsPage = 0
    const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`)
    link?.click()
    return link !== null
  }
  if (key === '?') {
    help?.togglePopover()
    return true
  }
  if (help?.matches(':popover-open')) return false
  if (key === '/') {
    find()?.focus()
    find()?.select()
    return true
  }
  if (key === 'g') {
    awaitsPage = performance.now() + 1500
    return true
  }
  if (key === 'j' || key === 'k') {
    move(key === 'j' ? 1 : -1)
    return true
  }
  // Enter on a link or a button inside an item is that link's or button's own.
  if (key === 'o' || (key === 'Enter' && target instanceof Element && target.matches('[data-item]'))) {
    const item = currentItem()
    open(item)
    return item !== null && item !== undefined
  }
  return key.length === 1 && key !== ' ' && !event.repeat && press(key)
}

document.addEventListener('keydown', onKey)

// A field with data-picks keeps a place in the list it controls: arrows move it, Enter presses what is there. While an
// answer to what was typed is under way, Enter waits for it.
const picks = (field) => [
  ...document.getElementById(field.getAttribute('aria-controls')).querySelectorAll('[role=option]'),
]

function choose(field, option) {
  for (const each of picks(field)) each.setAttribute('aria-selected', String(each === option))
  field.setAttribute('aria-activedescendant', option?.id ?? '')
  option?.scrollIntoView({ block: 'nearest' })
}

function pick({ key, target, isComposing, shiftKey }) {
  if (isComposing || shiftKey || !(target instanceof Element) || !target.matches('[data-picks]')) return false
  const list = picks(target)
  const at = list.findIndex((each) => each.id === target.getAttribute('aria-activedescendant'))
  if (key === 'ArrowDown' || key === 'ArrowUp')
    choose(target, list.at((at + (key === 'ArrowDown' ? 1 : -1)) % list.length))
  else if (key !== 'Enter') return false
  else if ('asking' in target.dataset) target.dataset.enter = ''
  else list[at]?.click()
  return true
}

document.addEventListener('input', ({ target }) => {
  if (target.matches('[data-picks]')) target.dataset.asking = ''
})
document.addEventListener('htmx:after:swap', () => {
  for (const field of document.querySelectorAll('[data-asking]')) {
    const waited = 'enter' in field.dataset
    delete field.dataset.asking
    delete field.dataset.enter
    choose(field, picks(field)[0])
    if (waited) picks(field)[0]?.click()
  }
})
palette?.addEventListener('toggle', ({ newState }) => {
  if (newState !== 'open') return
  const field = palette.querySelector('[data-picks]')
  field.value = ''
  field.dataset.asking = ''
  field.focus()
  field.dispatchEvent(new Event('ask'))
})

// Announcements: whatever carries data-say is read out when it is new or says something else than before.
const said = document.getElementById('said')
let before = new Set()

function announce() {
  const now = [...document.querySelectorAll('[data-say]')].map((each) => each.dataset.say)
  const fresh = now.filter((words) => !before.has(words))
  before = new Set(now)
  if (said && fresh.length > 0) said.textContent = fresh.join(' ')
}

// Focus: when what had it is swapped away, it goes to what took its place, or to the next item.
let place

function remember() {
  const item = currentItem()
  place = item ? { id: item.id, at: items().indexOf(item) } : undefined
}

function restore() {
  if (place && (document.activeElement === null || document.activeElement === document.body)) {
    const list = items()
    const again = document.getElementById(place.id) ?? list[place.at] ?? list.at(-1) ?? document.getElementById('main')
    again?.focus({ preventScroll: true })
    again?.scrollIntoView({ block: 'nearest' })
  }
  place = undefined
}

document.addEventListener('htmx:before:request', remember)
document.addEventListener('htmx:after:swap', () => {
  const wrong = document.querySelector('[data-focus]')
  if (wrong) {
    wrong.removeAttribute('data-focus')
    wrong.focus()
  } else restore()
  announce()
})

// A request that got no answer at all: the server was stopped.
document.addEventListener('htmx:error', (event) => {
  const notice = document.getElementById('notice')
  const words = document.getElementById('no-answer')
  if (!event.detail?.ctx || event.detail.ctx.response || !notice || !(words instanceof HTMLTemplateElement)) return
  notice.replaceChildren(words.content.cloneNode(true))
  announce()
})

// What was done is said once: a page that is loaded again does not say it again.
const address = new URL(location.href)
if (address.searchParams.has('done')) {
  address.searchParams.delete('done')
  address.searchParams.delete('operation')
  history.replaceState(history.state, '', address)
}
document.querySelector('[data-focus]')?.focus()
// A live region speaks only of what changes after it is there.
setTimeout(announce, 200)
