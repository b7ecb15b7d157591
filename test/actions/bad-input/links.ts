import { type BadInput, file, header } from './bad-input.ts'

const profile = 'www.linkedin.com/in/ines-okafor'

/** Addresses that lead elsewhere than to a profile, or do more than lead there. */
const hostile: readonly string[] = [
  `javascript:alert(1)//${profile}`,
  `JaVaScRiPt:alert(1)//${profile}`,
  `\u0001javascript:alert(1)//${profile}`,
  `java\tscript:alert(1)//${profile}`,
  `data:text/html,<script>alert(1)</script>//${profile}`,
  `vbscript:msgbox(1)//${profile}`,
  `file:///etc/passwd#${profile}`,
  `ftp://${profile}`,
  `blob:https://${profile}`,
  `view-source:https://${profile}`,
  'https://www.linkedin.com@example.org/in/ines-okafor',
  'https://www.linkedin.com:secret@example.org/in/ines-okafor',
  'https://linkedin.com.evil.example/in/ines-okafor',
  'https://evil-linkedin.com/in/ines-okafor',
  'https://www.linkedin.com.:443/in/ines-okafor',
  'https://www.linkedin.com:8443/in/ines-okafor',
  'https://www.linkedın.com/in/ines-okafor',
  'https://www.lіnkedin.com/in/ines-okafor',
  'https://xn--lnkedin-9zd.com/in/ines-okafor',
  'https://www.linkedin.com\\@example.org/in/ines-okafor',
  'https:\\\\example.org\\in\\ines-okafor',
  `https://example.org/https://${profile}`,
  `https://example.org/?to=https://${profile}`,
  `https://example.org/#https://${profile}`,
  'https://www.linkedin.com/redir/redirect/in/ines-okafor',
  'https://www.linkedin.com/company/acme/in/ines-okafor',
  'https://www.linkedin.com/in/../redir/redirect?url=https://example.org',
  'https://www.linkedin.com/in',
  'https://[::1]/in/ines-okafor',
  'https://127.0.0.1/in/ines-okafor',
  'urn:li:member:12345',
  '//example.org/in/ines-okafor',
  '/in/ines-okafor',
  '" onmouseover="alert(1)',
]

/** Addresses that are a profile's once they are written out anew. */
const mended: readonly (readonly [string, string])[] = [
  [`https://user:secret@${profile}`, `https://${profile}`],
  [`https://user@${profile}`, `https://${profile}`],
  [`HTTPS://WWW.LINKEDIN.COM/in/ines-okafor`, `https://${profile}`],
  [`https://www.linkedin.com:443/in/ines-okafor`, `https://${profile}`],
  [`https://www.linkedin.com/./x/../in/ines-okafor`, `https://${profile}`],
  [
    `https://www.linkedin.com/in/"><script>alert(1)</script>`,
    'https://www.linkedin.com/in/%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
  ],
  ['https://www.linkedin.com/in/ines\r\nokafor', 'https://www.linkedin.com/in/inesokafor'],
  [`www.linkedin.com/in/ines-okafor`, `https://${profile}`],
]

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
const withLink = (name: string, link: string, address: string | null): BadInput => ({
  name: `${name} ${JSON.stringify(link)}`,
  files: () => [file('Connections.csv', `${header}Ines,Okafor,${cell(link)},,,,10 Jun 2026\n`)],
  becomes: { rows: { 'Connections.csv': [1, 1, 0, 0, 0] }, people: ['Ines Okafor'], addresses: [address] },
})

/** People whose profile address is something else; they are taken, the address is not. */
export const links: readonly BadInput[] = [
  ...hostile.map((link) => withLink('the link', link, null)),
  ...mended.map(([link, address]) => withLink('the untidy link', link, address)),
]
