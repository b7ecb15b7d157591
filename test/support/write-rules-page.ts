import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { allRules } from '#etiquette/rules/index.ts'
import { rulesPage } from '#etiquette/rules-page.ts'

// `npm run rules`: writes src/etiquette/RULES.md afresh from the rules.
const page = fileURLToPath(import.meta.resolve('#etiquette/RULES.md'))
writeFileSync(page, rulesPage(allRules))
console.log(`${allRules.length} rules written to ${page}`)
