import { type Html, html } from '#views/html.ts'
import { palette } from './palette.ts'
import { mark } from './parts/mark.ts'
import { type Section, sections } from './sections.ts'

export type { Section }

export type Theme = 'auto' | 'light' | 'dark'

/** The addresses of the files every page loads. */
export interface Assets {
  readonly style: string
  readonly script: string
  readonly htmx: string
  readonly icon: string
}

/** What a page has of its own. */
export interface View {
  /** The page's name: its heading, and in the window's title. */
  readonly title: string
  /** The heading, where it is more than the title. */
  readonly heading?: Html
  /** A sentence under the heading. */
  readonly lead?: string | Html
  /** The section it belongs to; null for none. */
  readonly current: Section | null
  readonly body: Html
  /** What stands beside the work on a wide window, and below it on a narrow one. */
  readonly aside?: Html
  /** Whether the work takes the whole width: for a list with many columns, without anything beside it. */
  readonly full?: boolean
  /** Whether the page shows something that goes on, and loads itself again where scripts do not run. */
  readonly refresh?: boolean
  /** Whether it is shown to somebody who is not in yet: without the ways to the other pages. */
  readonly outside?: boolean
  /** What the search box holds, on a page that answers a search. */
  readonly query?: string | undefined
}

/** What every page shows around its own content. */
export interface Frame {
  readonly theme: Theme
  /** Something that concerns every page, such as a finding about the account. */
  readonly banner?: Html | undefined
}

type Layout = View &
  Frame & {
    readonly assets: Assets
    readonly notice?: Html | undefined
    /** Whether somebody gave the password to come here, and may leave. */
    readonly entered?: boolean
    /** The address of the page, to come back to; the first page where it has none to come back to. */
    readonly here?: `/${string}`
  }

// htmx would add a style sheet of its own for indicators; site.css has those rules.
// What somebody unfolded stays so while the page around it is brought up to date.
const HTMX = JSON.stringify({
  includeIndicatorCSS: false,
  extensions: 'none',
  morphIgnore: ['data-htmx-powered', 'open'],
})

function header({ current, query, outside }: Pick<Layout, 'current' | 'query' | 'outside'>): Html {
  if (outside)
    return html`<header class="top"><div class="top-inner"><a class="name" href="/">Decorum</a></div></header>`
  return html`<header class="top">
  <div class="top-inner">
    <a class="name" href="/">Decorum</a>
    <button type="button" class="menu" popovertarget="pages">Menu</button>
    <nav class="nav" id="pages" popover aria-label="Pages of Decorum"><ul>${sections.map(
      ({ key, href, name, letter }) =>
        html`<li>${key === current ? html`<a href="${href}" data-go="${letter}" aria-current="page">${name}</a>` : html`<a href="${href}" data-go="${letter}">${name}</a>`}</li>`,
    )}</ul></nav>
    <form class="find" role="search" action="/people" method="get">
      <label class="visually-hidden" for="find">Find people</label>
      <input id="find" type="search" name="q" value="${query ?? ''}" placeholder="Find people" autocomplete="off" data-find>
      <kbd class="key" aria-hidden="true">/</kbd>
      <button type="submit" class="visually-hidden" tabindex="-1">Find</button>
    </form>
  </div>
</header>`
}

const SHORTCUTS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['j'], 'next item'],
  [['k'], 'item before'],
  [['o'], 'open the item (or Enter)'],
  [['u'], 'undo what was just done'],
  [['Ctrl K'], 'go anywhere (Command K on a Mac)'],
  [['/'], 'find people'],
  [['?'], 'this list'],
  [['Esc'], 'leave a field, close this list'],
]

function shortcuts(): Html {
  const row = (keys: readonly string[], does: string) =>
    html`<div><dt>${keys.map((key) => html`<kbd class="key">${key}</kbd>`)}</dt><dd>${does}</dd></div>`
  return html`<div class="shortcuts" id="shortcuts" popover role="dialog" aria-labelledby="shortcuts-title">
  <h2 id="shortcuts-title">Keyboard shortcuts</h2>
  <div class="shortcuts-columns">
    <dl class="keys">${SHORTCUTS.map(([keys, does]) => row(keys, does))}</dl>
    <dl class="keys">${sections.map(({ letter, name }) => row(['g', letter], name))}</dl>
  </div>
  <p class="quiet">A letter on a button presses it for the item you are on.</p>
  <p class="actions"><button type="button" class="button" popovertarget="shortcuts" popovertargetaction="hide">Close</button></p>
</div>`
}

const themes: readonly (readonly [Theme, string])[] = [
  ['auto', 'As this machine'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

/** The colours, changed where they are chosen by the style sheet alone, and kept by sending them. */
function themeSwitch(theme: Theme, here: `/${string}`): Html {
  return html`<form class="theme" method="post" action="/theme" autocomplete="off" hx-post="/theme" hx-trigger="change" hx-target="#notice" hx-swap="innerHTML" hx-sync="this:replace">
  <fieldset><legend>Colours</legend>${themes.map(([value, says]) => html`<label><input type="radio" name="theme" value="${value}"${value === theme ? html` checked` : ''}>${says}</label>`)}</fieldset>
  <input type="hidden" name="back" value="${here}">
  <noscript><button type="submit" class="link">Keep</button></noscript>
</form>`
}

function foot({ theme, entered, here = '/' }: Pick<Layout, 'theme' | 'entered' | 'here'>): Html {
  return html`<p>Everything here stays on this machine. <button type="button" class="link" popovertarget="palette">Go anywhere</button> <kbd class="key" aria-hidden="true">Ctrl K</kbd> <button type="button" class="link" popovertarget="shortcuts">Keyboard shortcuts</button> <kbd class="key" aria-hidden="true">?</kbd></p>
  ${themeSwitch(theme, here)}${
    entered === true
      ? html`
  <form method="post" action="/leave"><button type="submit" class="link">Leave</button></form>`
      : ''
  }`
}

/** What the page says when the server does not answer; app.js copies it into the notice. */
function noAnswer(): Html {
  return html`<template id="no-answer"><div class="notice notice-warn" data-say="Decorum does not answer."><p>${mark('warn')}Decorum does not answer. What you wrote is still here; start Decorum again, then repeat the last step.</p></div></template>`
}

/** A whole page: the frame that all pages share around one heading and its content. */
export function layout(view: Layout): Html {
  const { title, heading, lead, body, aside, full, refresh, outside, theme, banner, notice, assets } = view
  return html`<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<title>${title} · Decorum</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content="${HTMX}">
${refresh ? html`<noscript><meta http-equiv="refresh" content="2"></noscript>` : ''}<link rel="icon" type="image/svg+xml" href="${assets.icon}">
<link rel="stylesheet" href="${assets.style}">
<script src="${assets.htmx}" defer></script>
<script src="${assets.script}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${header(view)}
<main class="page${aside ? ' page-wide' : full ? ' page-full' : ''}" id="main" tabindex="-1">
  ${banner ? html`<div class="banner">${banner}</div>` : ''}
  <div id="notice">${notice ?? ''}</div>
  <div class="work">
    <div class="heading"><h1>${heading ?? title}</h1>${lead ? html`<p class="lead">${lead}</p>` : ''}</div>
    ${body}
  </div>
  ${aside ? html`<aside class="context" aria-label="Beside this page">${aside}</aside>` : ''}
</main>
${
  outside
    ? ''
    : html`<footer class="foot">${foot(view)}</footer>
${palette(view.here ?? '/')}
${shortcuts()}`
}
${noAnswer()}
<p class="visually-hidden" id="said" role="status" aria-live="polite"></p>
</body>
</html>`
}
