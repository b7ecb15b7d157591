import { expect, test } from 'vitest'
import { readCapture } from '#model/captured.ts'

const PROFILE = 'https://www.linkedin.com/in/ana-sousa/?trk=x'

test.each([
  ['Ana Sousa | LinkedIn', 'Ana Sousa', '', ''],
  ['(3) Ana Sousa - Engineer - Tidewater | LinkedIn', 'Ana Sousa', 'Engineer', 'Tidewater'],
  ['Ana Sousa - Tidewater | LinkedIn', 'Ana Sousa', '', ''],
  ['Ana Sousa - Maps - Charts - Tidewater | LinkedIn', 'Ana Sousa', '', ''],
  ['Something else', '', '', ''],
])('%s', (title, name, position, company) => {
  expect(readCapture(PROFILE, title)).toEqual({
    profile: 'https://www.linkedin.com/in/ana-sousa',
    name,
    position,
    company,
  })
})

test.each([
  'https://evil.test/in/ana',
  'javascript:alert(1)',
  'https://www.linkedin.com/feed',
  'https://linkedin.com.evil.test/in/ana',
  '',
])('%s is nobody’s profile', (address) => expect(readCapture(address, 'Ana | LinkedIn')).toBeUndefined())
