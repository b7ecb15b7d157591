import type { Preset } from '#etiquette/presets.ts'
import { type Html, html, pathTo } from '#views/html.ts'
import type { View } from '#views/layout.ts'
import { sourceLine } from './parts/finding.ts'

function changes({ rules }: Preset): Html | '' {
  const list = Object.entries(rules)
  if (list.length === 0) return ''
  return html`<details><summary>What it sets</summary><ul class="plain">${list.map(([id, { severity, options }]) => {
    const says = [severity, ...Object.entries(options ?? {}).map(([name, value]) => `${name} ${value}`)]
    return html`<li><a href="${pathTo('/rules')}#${id}">${id}</a>: ${says.filter(Boolean).join(', ')}</li>`
  })}</ul></details>`
}

/** The presets of rules, each with a button that puts it in force; `used` names the one in force, if any is. */
export function presetsPage(presets: readonly Preset[], used: string | null): View {
  return {
    title: 'Presets of rules',
    current: 'rules',
    lead: 'A preset replaces every choice of rules made before, in one change that can be taken back.',
    body: html`${presets.map(
      (preset) => html`<section class="section" id="preset-${preset.name}">
  <h2>${preset.title}</h2>
  <p>${preset.about}</p>
  ${changes(preset)}
  ${preset.source ? html`<ul class="sources">${sourceLine(preset.source)}</ul>` : ''}
  ${
    preset.name === used
      ? html`<p class="quiet">In force.</p>`
      : html`<form method="post" action="/presets"><p class="actions">
    <button type="submit" class="button" name="preset" value="${preset.name}" aria-describedby="preset-${preset.name}">Use it</button>
  </p></form>`
  }
</section>`,
    )}`,
  }
}
