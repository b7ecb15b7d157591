import { readGuilt } from './guilt.ts'
import type { Page } from './page.ts'
import { phrasebook, placesIn, standsIn, wordsFound } from './phrases.ts'

const demanding = phrasebook({
  en: [
    `(you|u) (really |simply |just |definitely )?(should|must|need to|have to|ought to|better|had better|are (expected|obliged|required) to|can't afford not to|owe) .. (accept|connect|reply|answer|respond|add|network|link up|join me|join my|not (accept|ignore|reply))`,
    `(you|u)( really| simply| just)? (should|must|need to)( too|,? too)?(?=[.!?]|$)`,
    `(accept|approve|confirm) (my|this|the|it) .. (now|asap|immediately|right away|at once|today|quickly|urgently|soon as possible|promptly|without delay)`,
    `(mistake|foolish|unwise|crazy|mad|fool|shame|sorry)( ~)? (to|not to|if you)( ~)? (ignore|decline|refuse|miss|pass|skip|say no|don't|accept)( ~){0,2}`,
    `i (expect|want|need|require)( ~){0,3} (everyone|everybody|all of you|my team|the whole)( ~){0,3}`,
    `(?<!to )(accept|reply|answer|respond|connect|add me)( with me| to me| me)? (now|asap|immediately|right away|at once|urgently|today)`,
    `(as soon as possible|at your earliest)`,
    `(need|needs|have|has) to know me`,
    "(?<!(?:i|we|they|you|to|that|who) )(don't|do not|never) (ignore (this|me|my|it|us)|miss (this|out|it|the|your)|pass (this|it|up)|waste|decline|refuse|dare|make me)",
    `(it's|it is|its) (only|just) (fair|polite|right)`,
    `i (expect|demand|insist|urge|require)( ~)? (you|an answer|a reply|to (hear|be)|that|on)`,
    `(you|u) (will|'ll|would|may|might) (regret|miss out|be sorry|lose|not regret)`,
    `(last|final) (chance|warning|reminder|attempt|time i)`,
    `accept please`,
    `(help me out|do it|come on) and (accept|connect|add)`,
    `so (you )?(should|must|accept)`,
    `(immediate|urgent) (response|reply|attention|answer)`,
    `(rude|impolite|unprofessional|arrogant|disrespectful|not (very |too )?(polite|nice|professional|kind|friendly)|bad manners|ill-mannered|disappoint*|hurt|hurtful|offended|insulted|offensive)`,
    `(this is (the|my)|it's (the|my)|for the|my) (second|third|fourth|fifth|2nd|3rd|4th|#th|last|final) (invitation|request|message|attempt|reminder|time (i|i'm|i am|i've|i have|that i|asking|writing|sending|inviting)( ~){0,2} ?(send*|sent|invit*|ask*|writ*|wrote|contact*|request*|messag*|try*|tried|reach*|you)?)`,
    'accept (me|my)( ~){0,3} (and|or|else) (you|i|we|god)( ~){0,2}',
    `(click|press|hit|tap) (on )?(accept|the accept)`,
  ],
  de: [
    `(sie|du) (sollten|solltest|mussen|musst|mussten) .. (annehmen|akzeptieren|antworten|bestatigen|vernetzen)`,
    `(nehmen sie|nimm|bestatigen sie|bestatige) .. (sofort|umgehend|schnellstmoglich|endlich|unbedingt)`,
    `(ich) (erwarte|verlange|bestehe)`,
    `(schnellstmoglich|umgehend)`,
  ],
  fr: [
    `(vous devez|vous devriez|tu dois|tu devrais|il faut) .. (accepter|repondre|m'ajouter)`,
    `(acceptez|repondez|accepte) .. (vite|immediatement|rapidement|tout de suite|au plus vite)`,
    `j'exige`,
    `au plus vite`,
  ],
  es: [
    `(debes|deberias|debe|deberia|tienes que|tiene que) .. (aceptar|responder|contestar|agregarme)`,
    `(acepta|responde|acepte) .. (ya|ahora|inmediatamente|cuanto antes)`,
    `exijo`,
    `cuanto antes`,
  ],
  pt: [
    `(deve|deveria|devias|tem de|tem que|tens de|precisa) .. (aceitar|responder|adicionar)`,
    `(aceite|aceita|responda) .. (ja|agora|imediatamente|logo)`,
    `exijo`,
  ],
  it: [
    `(devi|dovresti|deve|dovrebbe) .. (accettare|rispondere|aggiungermi)`,
    `(accetta|rispondi|accetti) .. (subito|ora|immediatamente)`,
    `pretendo`,
  ],
  nl: [
    `(je|u) (moet|zou moeten|hoort) .. (accepteren|antwoorden|reageren)`,
    `(accepteer|antwoord|reageer) .. (nu|direct|meteen|onmiddellijk|snel)`,
    `zo snel mogelijk`,
  ],
})

const reproaching = phrasebook({
  en: [
    `why (haven't|didn't|don't|aren't|hasn't|won't|can't|wouldn't|isn't)( ~){0,4} (accept*|answer*|repl*|respon*|connect*|add|added|writ*|got|get|want|like)`,
    `why (have|did|do|are|would|has|will|is)( ~){0,3} (not|never|still)( ~){0,3} (accept*|answer*|repl*|respon*|connect*|add|added|writ*|got|get|want|like|silent|quiet|pending)`,
    `why (have|did|do|are|would|has|were)( ~){0,3} (ignor*|declin*|reject*|refus*|turn(ed)? (me|it|my)|delet*|remov*|unfriend*|disconnect*|block*|silent)`,
    `why (not|no) (accept*|answer|reply|response|connect*|add)`,
    `why (was|is) my (invitation|request|message)`,
    `(reason|explain|explanation|tell me|know|wonder*|curious|ask*)( ~){0,2} (why|for (not|your)|that you)( ~){0,5} (not|n't|never|don't|didn't|haven't|wouldn't|won't)( ~){0,3} (accept*|answer*|repl*|respon*|connect*|want*|add*|in)`,
    `(explain|understand|know|wonder*|curious|tell me) why( ~){0,2} (you|my)( ~){0,2} (ignor*|declin*|reject*|refus*|turned)`,
    `(you|u)( still|'ve| have| clearly| obviously)*( not|n't|ve not| never| didn't| haven't| don't| did not| do not| have not)( yet| even| bothered to| bother to)* (accept*|answer*|repl*|respon*|connected|added|adding|react*|wrote|written|say|said) .. (me|my|invitation|request|message*|yet|anything|it|back|to (me|my|us))?`,
    `(still|yet|never) (haven't|have not|hasn't|didn't|not|n't|to)( ~)? (accept*|answer*|repl*|respon*|heard|hear|connected|got)( ~){0,3}`,
    `(haven't|have not|hasn't) (accept*|answer*|repl*|respon*|connected|added) .. (invitation|request|me|my|yet|message*|still)`,
    `you (still )?(haven't|have not|didn't|did not|never) (accepted|answered|replied|responded|accept|answer|reply|respond|connected|added)`,
    `you('ve| have)? never (said|answered|replied|wrote|written|responded|accepted|got back|came back|thanked)`,
    `(keep|kept|keeps|are|were|been|you're) (on )?ignor(ing|ed)`,
    `(you|u|and|just|simply)( ~)? (ignore|ignored|ignores|ignoring) (it|them|this|that)`,
    `expected (better|more|an answer|a reply)( ~)?`,
    `still waiting( ~){0,4}`,
    `(too|so) important (to|for)`,
    `(accepted|added) ~( ~)? (and|but) not me`,
    `(don't|do not|wouldn't|won't) want me( ~){0,3}`,
    `(you|you've|and|are|you're|stop|why|keep|kept|been|just|simply|by|for|u)( ~)? (ignore|ignored|ignores|ignoring) (me|my|us|all my|our)`,
    `(you|u) (ignored|declined|rejected|refused|blocked|removed|deleted|unfollowed|disconnected)( ~)? (me|my|from|our)`,
    `(didn't|did not|don't|do not) (you )?(like|want|accept|add|trust|remember) me`,
    `(did|do) you (not |n't )(like|want|trust) (me|to connect|to accept)`,
    `(have|did) i (done|do|said|say|offend*|upset) (you|something|anything)( ~)?`,
    `what (did|have) i (do|done|say|said)( ~)?( wrong)?`,
    `is (something|anything|there something|there a problem) (wrong|the matter)?( with (me|my))?`,
    `(can't|couldn't|cannot|could not) (even )?(be bothered|bother|find the time|take a minute|spare)`,
    `(rude|impolite|disrespectful|unprofessional|disappoint*|hurt|hurtful|offended|bad manners) .. (reply|answer|accept|respond|you|ignore|ignored|me|invite)`,
    `(second|third|fourth|fifth|2nd|3rd|4th|#th|last) .. and (still|you still|no answer|no reply|nothing|not a word|you never|you can't|you don't|you have|you haven't)`,
    `(three|four|five|several|many|#) times (now|already|and|but)`,
    `(accepted|added|connected with) (everyone|everybody|others|other people|all|my (colleague|friend)*|~) (else )?but (not me|you)`,
    `(you) (don't|do not|didn't) (want|wish|care)( ~)? (to )?(connect|know|talk|accept|about)`,
    `(too|so) (busy|important|good|proud|grand) (to|for) (answer|reply|accept|connect|me|us)`,
    `(waiting|waited|wait) (for|on)? .. (you to accept|your (acceptance|answer|reply|response)|accept)`,
    `(deserve|owe|owes|owed) (me |an |a )+(answer|reply|explanation|response)`,
    `(didn't|did not|haven't|have not|won't) (accept|add|accepted|added) me`,
    `(pending|unanswered|open) (for|since) .. (week*|month*|day*|long)`,
    '(are you going|do you (plan|intend|mean)|when (will|are|do|can) you|will you ever)( ~){0,3} (accept*|answer*|reply*|respond*)',
    '(accept|answer|reply|respond)( ~){0,2} or not',
    '(why|explain) (the|your|this|such) (~ )?(silence|delay|refusal|rejection)',
    '(you|and|then)( ~){0,2} (removed|dropped|unfriended|deleted|disconnected|blocked) (me|us)',
    'explain yourself',
    'i thought (you|we|that you) (were|was|would|had|could|are) (a |an |more |better |so |~ ){0,2}(professional|friends|polite|nice|interested|serious|better|kind|different)',
    '(take|read|understand|see|interpret)? ?your silence( ~){0,3}',
    '((a )?(pity|shame)|too bad) for you',
    "(it is |it's )?your loss",
    '(why|reason|explain)( ~){0,2} you( ~)? (said|say|saying|answered|chose) (no|nothing)',
    "(you've|you have|you|you had)( ~)? (read|seen|opened|got|received) my (message|invitation|note|request|last)( ~)? (and|but|yet|without)( ~){0,3}",
    '(chose|choose|decided|prefer|preferred) (not )?to (say nothing|ignore|stay silent|answer|reply|leave me)( ~){0,2}',
    'you (were|are|have been) (online|active)( ~){0,2}',
    '(keep|keeps|go on|carry on|continue) (inviting|asking|writing|messaging|trying|sending)( ~){0,3} (until|till|you)( ~){0,2}',
    '(until|till) you (say yes|accept|answer|reply|agree|respond)',
    '(any|some|a) reason( ~){0,3} (ignor*|not)( ~){0,3}',
    '(accepted|added)( ~){1,6} but (not )?me',
    '(problem|issue|wrong) with my (invitation|request|message|profile)',
    `my (invitation|request) is still (pending|open|waiting|unanswered)`,
    `(i thought|i was under the impression|i believed|i assumed) (that )?we (got on|got along|were|had)`,
  ],
  de: [
    `(warum|wieso|weshalb) .. (nicht|nie|keine|ignorier*|abgelehnt|noch)`,
    `(noch immer|immer noch|bis heute|bisher|leider|noch) (nicht|keine|nie) .. (angenomm*|geantwort*|antwort|reagiert|bestatigt|reaktion)`,
    `(angenommen|geantwortet|reagiert) .. (warum|wieso)`,
    `(ignorieren|ignorierst|ignoriert) (sie |du )?(mich|meine)`,
    `(enttauscht|enttauschend|unhoflich|frech|unverschamt|schade dass)`,
    `(zweite*|dritte*|vierte*|letzte*) (mal|anfrage|einladung|versuch|nachricht)`,
    `was habe ich .. (falsch|getan|gemacht)`,
    `(anfrage|einladung) .. nicht angenommen`,
  ],
  fr: [
    `pourquoi .. (n'avez|n'as|ne m|ne repond*|pas|refus*|ignor*|toujours)`,
    `(vous n'avez|tu n'as|vous ne m'avez|tu ne m'as) .. (pas|jamais|toujours) .. (accept*|repond*)`,
    `(n'avez|n'as)( toujours)? (pas|jamais|toujours pas) (encore )?(accept*|repondu|daigne)`,
    `(vous m'ignorez|tu m'ignores|m'ignorer|m'ignorez)`,
    `(decu|decue|decevant|impoli|impolie|malpoli*|pas tres (poli|professionnel|correct))`,
    `(deuxieme|troisieme|quatrieme|enieme|derniere) (fois|demande|invitation|relance|message)`,
  ],
  es: [
    `(por que|porque|a que se debe) .. (no|nunca|ignor*|rechaz*)( ~){0,3} (acept*|respond*|contest*|conect*|agreg*|me)`,
    `(no has|no ha|aun no|todavia no|sigues sin|nunca|sigue sin) .. (acept*|respond*|contest*|agreg*)`,
    `(me ignoras|me ignora|ignorarme|ignorando)`,
    `(decepcion*|maleducad*|grosero|mala educacion|falta de (educacion|respeto))`,
    `(segunda|tercera|cuarta|ultima) (vez|invitacion|solicitud)`,
  ],
  pt: [
    `(por que|porque|porque e que) .. (nao|nunca|ignor*|recus*)( ~){0,3} (aceit*|respond*|adicion*|me)`,
    `(voce|tu|ainda|voce ainda) (ainda )?(nao|nunca) .. (aceit*|respond*|adicion*)`,
    `(me ignora*|ignorar-me|ignorando|a ignorar)`,
    `(decepcion*|desilud*|mal-educad*|falta de (educacao|respeito))`,
    `(segunda|terceira|quarta|ultima) (vez|convite|pedido)`,
  ],
  it: [
    `(perche|come mai) .. (non|mai|ignor*|rifiut*)( ~){0,3} (accett*|rispos*|risp*|conness*|aggiunt*|me)`,
    `(non hai|non ha|ancora non|non mi hai|non mi ha) .. (accettat*|rispost*|aggiunt*)`,
    `(mi ignori|mi ignora|ignorarmi|ignorando)`,
    `(delus*|maleducat*|scortes*)`,
    `(seconda|terza|quarta|ennesima|ultima) (volta|richiesta|invito)`,
  ],
  nl: [
    `waarom .. (niet|nooit|geen|negeer*)`,
    `(nog steeds|nog altijd|nog) (niet|geen) .. (geaccept*|gereageerd|geantwoord|antwoord|reactie|beantwoord)`,
    `(negeer|negeert|negeren) (je |u )?(mij|me|mijn)`,
    `(teleurgesteld|teleurstellend|onbeleefd|onbeschoft)`,
    `(tweede|derde|vierde|laatste) (keer|verzoek|uitnodiging|bericht)`,
  ],
})

/** Demands, guilt and reproach in a note. */
export function readPressure(page: Page): readonly string[] {
  return [...wordsFound(page, demanding), ...readWhyNot(page), ...readGuilt(page)]
}

const theirSilence = phrasebook({
  en: [
    `(i|we) (haven't|have not|didn't|did not|never|still|hadn't|could not|couldn't)`,
    `no (need|rush|worries|problem|obligation|pressure)`,
    `(sorry|apolog*) .. (i|my|for)`,
    `(if|in case) you (didn't|don't|haven't|did not|do not)`,
  ],
})

/** Questions and reproaches about an invitation not accepted or a message not answered. */
export function readWhyNot(page: Page): readonly string[] {
  const found: string[] = []
  for (const sentence of page.sentences) {
    for (const language of page.languages) {
      if (language === 'en' && standsIn(page, theirSilence, sentence.start, sentence.end)) continue
      for (const { start, end } of placesIn(page, reproaching, language, sentence.start, sentence.end))
        found.push(page.shown.slice(start, end))
    }
  }
  return found
}
