import { defaultNote } from '#etiquette/rules/default-note.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(defaultNote, {
  passes: [
    { name: 'a note of their own', given: {} },
    { name: 'no note at all', given: { note: '' } },
    {
      name: 'the wish of the stock text, with a reason',
      given: { note: 'Hi Ana, I would like to add you to my network because we both chart the Tagus.' },
    },
  ],
  flags: [
    {
      name: 'the platform’s own text',
      given: { note: "I'd like to add you to my professional network on LinkedIn." },
      message: "The note is a stock text: “I'd like to add you to my professional network on LinkedIn”.",
    },
    { name: 'with curly quotes, capitals and emoji', given: { note: 'I’D LIKE TO JOIN YOUR LINKEDIN NETWORK 🙂' } },
    {
      name: 'with a greeting and a name',
      given: { note: "Hi Ana, I'd like to join your network. Best, Leo" },
      message: /with a name or greeting around it/,
    },
    { name: 'in German', given: { note: 'Ich möchte Sie gerne zu meinem beruflichen Netzwerk hinzufügen.' } },
    { name: 'in French', given: { note: "Bonjour, j'aimerais vous ajouter à mon réseau professionnel." } },
    { name: 'in Spanish', given: { note: 'Me gustaría añadirte a mi red profesional en LinkedIn.' } },
    { name: 'in Portuguese', given: { note: 'Gostaria de adicionar você à minha rede profissional no LinkedIn.' } },
    { name: 'in Italian', given: { note: 'Vorrei aggiungerti alla mia rete professionale su LinkedIn.' } },
    { name: 'in Dutch', given: { note: 'Ik wil je graag toevoegen aan mijn professionele netwerk op LinkedIn.' } },
    {
      name: 'to somebody who knows them well',
      given: { note: "Let's connect", ties: { certain: true } },
      severity: 'info',
      fix: 'A word of your own would still be kinder.',
    },
  ],
})
