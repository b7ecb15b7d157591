import { applyPreset } from '#actions/apply-preset.ts'
import { presets } from '#etiquette/presets.ts'
import { type Command, jsonOption } from './command.ts'
import { printer, showSource, wrap } from './print.ts'
import { refuseMoreWords } from './typed.ts'

/** `decorum preset`: list the presets of rules, or use one. */
export const preset: Command = {
  name: 'preset',
  summary: 'List the presets of rules, or use one.',
  words: '[NAME]',
  options: { json: jsonOption },
  examples: ['decorum preset', 'decorum preset article-a'],
  notes: ['A preset replaces every choice of rules made before, in one change that decorum undo takes back.'],
  async run(typed, io, openBook) {
    refuseMoreWords(preset, typed, 1)
    const [name] = typed.words
    if (name !== undefined) {
      const { preset: used, operation } = await applyPreset(await openBook(), name, 'cli')
      if (typed.flag('json')) io.out(`${JSON.stringify({ preset: used, operation }, null, 2)}\n`)
      else
        io.out(
          `${used.title}: in use.${operation ? ` To take it back: decorum undo ${operation}` : ' It was so already.'}\n`,
        )
      return 0
    }
    if (typed.flag('json')) {
      io.out(`${JSON.stringify(presets, null, 2)}\n`)
      return 0
    }
    const p = printer(io.colour)
    for (const { name: id, title, about, source, rules } of presets) {
      io.out(`${p.strong(id)}  ${title}\n${wrap(about, '  ')}\n`)
      const changes = Object.entries(rules).map(([rule, { severity, options }]) =>
        [rule, severity, ...Object.entries(options ?? {}).map(([key, value]) => `${key} ${value}`)]
          .filter(Boolean)
          .join(' '),
      )
      if (changes.length > 0) io.out(`${wrap(`Sets: ${changes.join('; ')}.`, '  ')}\n`)
      io.out(source ? `${p.quiet(wrap(`After: ${showSource(source)}.`, '  '))}\n\n` : '\n')
    }
    return 0
  },
}
