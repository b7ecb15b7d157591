// Shortcuts, focus and announcements. Every page works without this file; it decides nothing and knows no page.

const find = () => document.querySelector('[data-find]')
const items = () => [...document.querySelectorAll('[data-item]')]
const currentItemOf = (element) => element?.closest('[data-item]')
const currentItem = () => currentItemOf(document.activeElement)
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
  // What unfolds by a key is there to be written in.
  const fold = button?.matches('summary') && button.closest('details[open]')
  if (fold) fold.querySelector('input:not([type=hidden]), select, textarea')?.focus()
  return button !== undefined && button !== null
}

// When an answered item goes away the next one moves into its place, under the pointer. For a moment no click is taken
// as an answer, so that a double click decides for nobody it was not meant for. A key goes by the focus, which is seen
// to move; only a held one is not taken again.
const SETTLING = 600
let settledAt = 0

let sent

// Where htmx leaves the answers alone, the browser would send one twice while the next page is on its way.
document.addEventListener('submit', (event) => {
  const form = event.target instanceof Element ? event.target.closest('form.answer') : null
  if (!form) return
  if (sent === form && performance.now() < settledAt) event.preventDefault()
  else settledAt = performance.now() + SETTLING
  sent = form
})

document.addEventListener(
  'click',
  (event) => {
    const answers = event.target instanceof Element && event.target.closest('[data-item] form.answer button')
    // A click that no pointer made has no detail: it is a key's.
    if (!answers || event.detail === 0 || performance.now() > settledAt) return
    event.preventDefault()
    event.stopPropagation()
  },
  true,
)

// Boxes of one list: with Shift, all between the one pressed last and this one become as this one is.
let lastBox

document.addEventListener('click', (event) => {
  const box = event.target
  if (!(box instanceof HTMLInputElement) || !box.matches('[data-range]')) return
  const boxes = [...document.querySelectorAll(`[data-range="${CSS.escape(box.dataset.range)}"]`)]
  const [from, to] = [boxes.indexOf(lastBox), boxes.indexOf(box)].sort((a, b) => a - b)
  if (event.shiftKey && from >= 0) for (const each of boxes.slice(from, to + 1)) each.checked = box.checked
  lastBox = box
})

// A field with data-combobox names a list under it; the arrows move in it, Enter or a click takes one, Esc closes it.
let taken

const listOf = (field) => document.getElementById(field.dataset.combobox)
const active = (list) => list.querySelector('[aria-selected="true"]')

function show(field, list, open) {
  list.hidden = !open
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-expanded', String(open))
  field.setAttribute('aria-controls', list.id)
  list.setAttribute('role', 'listbox')
  if (!open) choose(field, list.children)
  for (const each of list.children) each.setAttribute('role', 'option')
}

function choose(field, options, option) {
  for (const each of options) each.setAttribute('aria-selected', String(each === option))
  if (option) field.setAttribute('aria-activedescendant', option.id)
  else field.removeAttribute('aria-activedescendant')
  option?.scrollIntoView({ block: 'nearest' })
}

function take(field, list, option) {
  field.value = taken = option.dataset.value
  show(field, list, false)
  field.focus()
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

document.addEventListener(
  'keydown',
  (event) => {
    const field = event.target
    if (event.isComposing || !(field instanceof HTMLInputElement) || !field.dataset.combobox) return
    const list = listOf(field)
    if (!list || list.hidden || !list.children.length) return
    const options = [...list.children]
    const at = options.indexOf(active(list))
    if (event.key === 'ArrowDown') choose(field, options, options[(at + 1) % options.length])
    else if (event.key === 'ArrowUp') choose(field, options, options.at(at < 0 ? -1 : at - 1))
    else if (event.key === 'Enter' && at >= 0) take(field, list, options[at])
    else if (event.key === 'Escape') show(field, list, false)
    else return
    event.preventDefault()
  },
  true,
)

document.addEventListener('pointerdown', (event) => {
  for (const field of document.querySelectorAll('[data-combobox]')) {
    const list = listOf(field)
    const option = event.target instanceof Element ? event.target.closest(`#${list.id} > [data-value]`) : null
    if (option) {
      event.preventDefault()
      take(field, list, option)
    } else if (event.target !== field && !list.hidden) show(field, list, false)
  }
})

document.addEventListener('focusout', (event) => {
  const field = event.target
  if (field instanceof HTMLInputElement && field.dataset.combobox) show(field, listOf(field), false)
})

document.addEventListener('htmx:after:swap', () => {
  for (const field of document.querySelectorAll('[data-combobox]')) {
    const list = listOf(field)
    const fits = document.activeElement === field && field.value !== taken && list.children.length > 0
    if (list.hidden || !fits) show(field, list, fits)
  }
})

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
    if (key === 'Escape' && !document.querySelector(':popover-open')) {
      target.blur()
      currentItemOf(target)?.focus({ preventScroll: true })
    }
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

function pick({ key, target, isComposing, shiftKey }) {
  if (isComposing || shiftKey || !(target instanceof Element) || !target.matches('[data-picks]')) return false
  const list = picks(target)
  const at = list.findIndex((each) => each.id === target.getAttribute('aria-activedescendant'))
  if (key === 'ArrowDown' || key === 'ArrowUp')
    choose(target, list, list.at((at + (key === 'ArrowDown' ? 1 : -1)) % list.length))
  else if (key !== 'Enter') return false
  else if ('asking' in target.dataset) target.dataset.enter = ''
  else list[at]?.click()
  return true
}

document.addEventListener('input', ({ target }) => {
  if (!target.matches('[data-picks]')) return
  if (target.value === target.dataset.answered) delete target.dataset.asking
  else target.dataset.asking = ''
})
document.addEventListener('htmx:before:request', ({ target }) => {
  if (target.matches?.('[data-picks]')) target.dataset.asked = target.value
})
document.addEventListener('htmx:after:swap', () => {
  for (const field of document.querySelectorAll('[data-asking]')) {
    // An answer to fewer letters than are there by now is not the one that Enter waits for.
    if (field.dataset.asked !== field.value) continue
    field.dataset.answered = field.value
    const waited = 'enter' in field.dataset
    delete field.dataset.asking
    delete field.dataset.enter
    choose(field, picks(field), picks(field)[0])
    if (waited) picks(field)[0]?.click()
  }
})
palette?.addEventListener('toggle', ({ newState }) => {
  if (newState !== 'open') return
  const field = palette.querySelector('[data-picks]')
  field.value = ''
  field.dataset.asking = ''
  delete field.dataset.answered
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
  lastAnswered = item?.id
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

/** Focuses `element`; words that are there already are gone on with, not begun before. */
function focusAtEnd(element) {
  element?.focus()
  if (element instanceof HTMLTextAreaElement) element.setSelectionRange(element.value.length, element.value.length)
}

// Undo loads the page anew: the item it was about is where to go on.
const PLACE = 'place'
let lastAnswered

document.addEventListener('submit', (event) => {
  if (lastAnswered && event.target instanceof Element && event.target.closest('#notice'))
    sessionStorage.setItem(PLACE, lastAnswered)
})

function backToPlace() {
  const item = document.getElementById(sessionStorage.getItem(PLACE) ?? '')
  sessionStorage.removeItem(PLACE)
  item?.focus()
}

// A number in a heading that counts the items, of which the page may show the first: what leaves is taken from it.
let shownItems = items().length

function recount() {
  const gone = shownItems - items().length
  shownItems -= gone
  const heading = document.querySelector('[data-count]')
  if (!heading || gone === 0) return
  const left = Math.max(0, Number(heading.dataset.count) - gone)
  heading.dataset.count = String(left)
  heading.textContent = `${left.toLocaleString('en')} ${left === 1 ? heading.dataset.one : heading.dataset.many}`
}

document.addEventListener('htmx:before:request', remember)
document.addEventListener('htmx:after:swap', () => {
  recount()
  const wrong = document.querySelector('[data-focus]')
  if (wrong) {
    wrong.removeAttribute('data-focus')
    focusAtEnd(wrong)
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
  settledAt = performance.now() + SETTLING
  address.searchParams.delete('done')
  address.searchParams.delete('operation')
  address.searchParams.delete('people')
  history.replaceState(history.state, '', address)
}
focusAtEnd(document.querySelector('[data-focus]'))
backToPlace()
// A live region speaks only of what changes after it is there.
setTimeout(announce, 200)
