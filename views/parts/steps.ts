import { type Html, html } from '#views/html.ts'
import { mark } from './mark.ts'

/** One step of a guided way. */
export interface Step {
  readonly name: string
  readonly href?: `/${string}`
  /** How much is left to do in it; left out where that means nothing. */
  readonly left?: number
}

/** The steps of a guided way with the one you are at; `at` counts from 0. */
export function steps(list: readonly Step[], at: number, label: string): Html {
  return html`<nav class="steps" aria-label="${label}"><ol>${list.map((step, index) => {
    // A step that was passed with something left in it is behind you, and not done.
    const done = index < at && !step.left
    const sign = done ? mark('good') : `${index + 1} `
    const words = html`${step.name}${step.left ? html` <span class="number quiet">${step.left} left</span>` : ''}`
    const state = index < at ? 'done' : index === at ? 'current' : 'ahead'
    const said = done ? html`<span class="visually-hidden">, done</span>` : ''
    const shown =
      index === at
        ? html`<span aria-current="step">${words}</span>`
        : step.href
          ? html`<a href="${step.href}">${words}${said}</a>`
          : html`<span>${words}${said}</span>`
    return html`<li class="step step-${state}">${sign}${shown}</li>`
  })}</ol></nav>`
}
