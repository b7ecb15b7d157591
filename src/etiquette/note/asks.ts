import { askLexicons } from './asks-words.ts'
import type { Page } from './page.ts'
import { phrasebook, spots, standsIn } from './phrases.ts'
import type { Ask } from './reading.ts'

const books = Object.entries(askLexicons).map(([what, lexicon]) => [what as Ask['for'], phrasebook(lexicon)] as const)

/** What cancels an ask: the sentence says that nothing is asked. */
const notAsking = phrasebook({
  en: [
    `no (need|rush|pressure|role|job|reply|ask|asks|pitch|favou?r)`,
    `(not|never|isn't|ain't|without) (asking|ask|looking for|a sales|selling|after)`,
    `(i|we)('ve| have) (already )?applied`,
    `(if|should) you('re| are)? ever (need|hiring|want|look)*`,
    `(i|we)('m| am|'d be| would be|'re| are)? (also )?(happy|glad|pleased) to (introduce|connect|refer|put|review|forward|share)`,
    `(i|we) (can|could|will|'ll) (introduce|connect|put) you`,
    `(i|we) owe you`,
    `(thank|thanks|thankful|grateful) (you )?(so much |again )?for (inviting|introducing|taking|giving|offering|sending)`,
    `you (introduced|invited|hired|referred|recommended|mentored|taught|coached|helped)`,
    `(who|that|she|he|they|~) (introduced|invited) (me|us)`,
    `(feel free|welcome|happy for you)( to)? (e-?mail|write|follow|call|ask|phone|message|contact)`,
    `(would you like (me|us) to|shall i|(put|introduce|connect) you (two|both|with|to|in touch))`,
    `(you asked (for|me|about)|as (agreed|promised|discussed|you asked|you suggested|arranged))`,
    `how (do |did |is it )?(that )?(we|you) (know|met|meet|came|come|found|find|got)( ~)?`,
    `(help|remind|helping) (me|my)( to| by)? (place|remember|recall|recognise|recognize|memory|out|placing|understand who)`,
    `(thanks|thank you|grateful)( ~){0,4} for (your|the|all)( ~){0,3} (advice|guidance|feedback|help|comments?|thoughts|views?|opinion|support|input)`,
    `your (advice|guidance|feedback|help|comments?|thoughts|views?) (on|about|with) my( ~){1,6} (was|were|has|have|made|saved|helped|got|is|still)`,
  ],
  de: ['(danke|dank) .. (fur|furs) (ihr*|dein*|den|die|das) ~'],
  fr: ['merci (beaucoup |encore |infiniment )*pour( ~){1,4}'],
  es: ['gracias por (tu|tus|su|sus|aquel*|el|la) ~'],
  pt: ['obrigad[oa] pel[oa]s? ~'],
  it: ['grazie (ancora |mille |tanto )*per (il|la|i|le) (su*|tu*) ~'],
  nl: ['(bedankt|dank) .. voor (je|uw|jouw|jullie|de|het) ~'],
})

/** What the note asks of the other person, in order; sentences that say nothing is asked are passed over. */
export function readAsks(page: Page): readonly Ask[] {
  const found: (Ask & { start: number })[] = []
  for (const [what, book] of books)
    for (const spot of spots(page, book)) {
      const sentence = page.sentences.find((each) => spot.start >= each.start && spot.start < each.end)
      if (!standsIn(page, notAsking, sentence?.start ?? 0, sentence?.end ?? page.folded.length))
        found.push({ for: what, words: spot.words, start: spot.start })
    }
  return found.sort((one, other) => one.start - other.start).map(({ start: _, ...ask }) => ask)
}
