import { wrongName } from '#etiquette/rules/wrong-name.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(wrongName, {
  passes: [
    { name: 'the right name', given: {} },
    { name: 'one letter wrong', given: { contact: { name: 'Sarah Hale' }, note: 'Hi Sara, your charts are fine.' } },
    { name: 'no greeting', given: { note: 'Your talk on charts stayed with me.' } },
    {
      name: 'a short form',
      given: { contact: { name: 'Robert Hale' }, note: 'Hi Bob, your charts are fine.' },
      exception: 'A short form, a nickname or one letter more or less.',
    },
    { name: 'the surname', given: { note: 'Dear Ms Sousa, your charts are fine.' } },
    { name: 'an accent less', given: { contact: { name: 'José Núñez' }, note: 'Hola Jose, tus mapas.' } },
    {
      name: 'a name in brackets',
      given: { contact: { name: 'Elizabeth (Bee) Hart' }, note: 'Hi Bee, your charts are fine.' },
    },
    { name: 'another script', given: { contact: { name: 'Юлия Орлова' }, note: 'Hi Julia, your charts are fine.' } },
    { name: 'words alone', given: { note: 'Hi Martin, your charts are fine.', wordsOnly: true } },
    { name: 'nobody named', given: { note: 'Hi there, your charts are fine.' } },
    { name: 'a greeting followed by a sentence', given: { note: 'Hello, Charts of Faro are rare.' } },
  ],
  flags: [
    { name: 'another short name', given: { contact: { name: 'Tom Hale' }, note: 'Hi Tim, your charts are fine.' } },
    { name: 'a name that rhymes', given: { contact: { name: 'Mary Hale' }, note: 'Hi Gary, your charts are fine.' } },
    {
      name: 'another name',
      given: { note: 'Hi Martin, your charts are fine.' },
      message: 'The note greets “Martin”, and the invitation is to Ana Sousa.',
    },
    { name: 'another name in German', given: { note: 'Sehr geehrter Herr Winkler, Ihre Karten sind schön.' } },
    { name: 'without a greeting word', given: { note: 'Martin, your charts are fine.' } },
  ],
})
