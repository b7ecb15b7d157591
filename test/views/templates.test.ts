import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../views', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

// What escaping does not protect, and what our content security policy would stop anyway, is not written at all.
const FORBIDDEN: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/=\$\{/, 'an attribute without quotes is not protected'],
  [/&&\s*html`/, '`&& html` prints 0 and NaN; write a condition with two ends'],
  [/\bhx-on\b/, 'hx-on needs eval'],
  [/\bjs:/, 'js: values need eval'],
  [/javascript:/i, 'no script in an address'],
  [/\shx-trigger="[^"]*\[/, 'a trigger filter needs eval'],
  [/<[^>]*\son[a-z]+="/, 'no handlers in the markup'],
  [/<[^>]*\sstyle="/, 'no styles in the markup'],
  [/<style\b/, 'no styles in the markup'],
  [/<script(?![^>]*\ssrc=")/, 'no scripts in the markup'],
  [/\b(?:src|action|formaction)="\$\{(?!assets\.|action\})/, 'only addresses of our own'],
  [/\bfrom 'hono\/html'/, 'html comes from #views/html.ts'],
  [/\braw\(/, 'raw text is not escaped'],
  [/https?:\/\//, 'nothing from elsewhere'],
]

// The one file that makes the tools the others use.
const ALLOWED: Readonly<Record<string, readonly RegExp[]>> = {
  // The button that is dragged into the bookmarks bar, and runs on other pages.
  'capture.ts': [/javascript:/i],
  'html.ts': [/\bfrom 'hono\/html'/, /\braw\(/, /\bhx-on\b/],
}

/** What a template should not hold, one line each. */
function findings(name: string, text: string): string[] {
  const allowed = (ALLOWED[name] ?? []).map(String)
  return FORBIDDEN.filter(([pattern]) => !allowed.includes(String(pattern)) && pattern.test(text)).map(
    ([pattern, why]) => `${name}: ${pattern.source}: ${why}`,
  )
}

describe('templates', () => {
  test('there are some', () => {
    expect(files.length).toBeGreaterThan(10)
  })

  test.each(files)('%s', (name) => {
    expect(findings(name, readFileSync(join(folder, name), 'utf8'))).toEqual([])
  })

  // Every address in a template is made by `safeUrl` or `pathTo`, is a value of a type that is a path of ours, or is one
  // that was made before and is called so.
  test.each(files)('%s links to nothing it was given as text', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const links = [...text.matchAll(/href="\$\{([^}]*)\}/g)].map((match) => match[1] ?? '')
    const known = (link: string) =>
      /^(pathTo\(.*|url|(\w+\.)?href|assets\.\w+|previous|next)$/.test(link) ||
      text.includes(`${link.split('.').at(-1)}: \`/\${string}\``)
    expect(
      links.filter((link) => !known(link)),
      'an address is made by pathTo(…) or safeUrl(…), or its type says that it begins with /',
    ).toEqual([])
  })

  test.each([
    `html\`<p class=$\{x}>\``,
    'list.length && html`<p>`',
    'html`<p hx-on:click="x">`',
    `html\`<p hx-vals="js:{a: 1}">\``,
    'html`<p hx-trigger="keyup[key==1]">`',
    'html`<p onclick="x">`',
    'html`<p style="x">`',
    'html`<script>x</script>`',
    `html\`<img src="$\{x}">\``,
    'raw(x)',
  ])('control: %s is found', (text) => {
    expect(findings('control.ts', text)).not.toEqual([])
  })
})
