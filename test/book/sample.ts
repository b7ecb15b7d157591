import type { OwnerStory } from '#test/book/csv-texts.ts'
import type { BookPlan, HandMade } from '#test/book/make-book.ts'
import type { Person } from '#test/book/people.ts'

/** Whom the made-up archives belong to. */
export const owner: Person = {
  first: 'Joana',
  last: 'Vilarinho',
  slug: 'joana-vilarinho',
  company: 'Maré Logística',
  position: 'Data Engineer',
  email: '',
}

/** What Profile.csv and Positions.csv say about the owner. */
export const story: OwnerStory = {
  headline: 'Data engineer · pipelines that can be read a year later · looking for my next team',
  summary:
    'I build data platforms for people who move things: containers, parcels, at times whole warehouses.\nNow looking for a team in Lisbon or remote within Europe.',
  industry: 'Software Development',
  region: 'Lisbon, Portugal',
  posts: [
    [
      'Maré Logística',
      'Data Engineer',
      'Events from 300 lorries, one honest table.',
      'Lisbon, Portugal',
      'Mar 2022',
      '',
    ],
    ['Papoila Foods', 'Analytics Engineer', '', 'Setúbal, Portugal', 'Sep 2019', 'Feb 2022'],
    [
      'Basalto Consulting',
      'Junior BI Developer',
      'Reports, and then fewer reports.',
      'Porto, Portugal',
      '2017',
      '2019',
    ],
  ],
  schools: [
    ['Alvorada University', '2012', '2017', '', 'MSc, Information Systems', 'Choir, first alto'],
    ['Escola Secundária da Foz Velha', '2009', '2012', '', '', ''],
  ],
}

function person(first: string, last: string, slug: string, position: string, company: string): Person {
  return { first, last, slug, position, company, email: '' }
}

/** Invitations that are still unanswered, and what was written with them. */
const sentAndOpen: readonly HandMade[] = [
  {
    ...person('Henrik', 'Lindqvist', 'henrik-lindqvist-4c19e0', 'Head of Data', 'Wavelet Energy'),
    invitation: {
      direction: 'sent',
      ago: 3,
      at: '10:12',
      note: 'Hi Henrik, your write-up on moving meter readings off nightly batches is what I argued for at Maré Logística. I have applied for the platform post in your team and would be glad to be in touch, whatever comes of it.',
    },
  },
  {
    ...person('Solène', 'Fontanel', 'solene-fontanel', 'Talent Acquisition Partner', 'Vega Nova Mobility'),
    invitation: { direction: 'sent', ago: 15, at: '09:05' },
  },
  {
    ...person('Maria', 'Silva', 'maria-silva-7f20b1', 'Product Manager', 'Lagoa Verde Pay'),
    invitation: {
      direction: 'sent',
      ago: 29,
      at: '14:41',
      note: "Hi Maria, I'd like to add you to my professional network.",
    },
  },
  {
    ...person('Rui', 'Sardinha', 'ruisardinha', 'CTO', 'Ilhéu Robotics'),
    invitation: {
      direction: 'sent',
      ago: 60,
      at: '08:30',
      note: 'Dear Rui, as good friends of the same city we should stick together, and I am sure you remember me. Let us connect!',
    },
  },
  {
    ...person('Beatriz', 'Caldeira', 'beatriz-caldeira-91d3', 'Engineering Manager', 'Corvane Systems'),
    invitation: { direction: 'sent', ago: 172, at: '11:20' },
  },
  {
    ...person('Oyelaran', 'Temitope', 'oyelaran-temitope', 'Staff Data Engineer', 'Quillon Labs'),
    invitation: {
      direction: 'sent',
      ago: 175,
      at: '16:02',
      note: 'Hello Oyelaran, I have three questions about your talk on late events and no good answer to any of them.',
    },
  },
  {
    ...person('Clara', 'Brückner', 'clara-brückner', 'Director of Engineering', 'Nordlys Mobility'),
    invitation: {
      direction: 'sent',
      ago: 1,
      at: '12:47',
      note: 'Dear Clara, Pedro Rebelo told me your team is about to leave its old warehouse behind. We did that last year; I kept notes on what hurt and am happy to share them.',
    },
  },
  {
    ...person('Gonçalo', 'Patrício', 'goncalo-patricio-b7', 'Founder', 'Calhau Software'),
    invitation: {
      direction: 'sent',
      ago: 24,
      at: '17:15',
      note: 'Hi Gonçalo, I offer freelance pipeline audits at a fixed price, 20% off until December. Do you have 15 minutes this week for a call? Book here: example.org/joana',
    },
  },
  {
    ...person('Aarav', 'Deshpande', 'aarav-deshpande-20c', 'Recruiter', 'Halyard Lane Recruiting'),
    invitation: { direction: 'sent', ago: 2, at: '09:50' },
  },
  {
    ...person('Lotte', 'Meulenbelt', 'lottemeulenbelt', 'Analytics Engineer', 'Wavelet Energy'),
    invitation: { direction: 'sent', ago: 4, at: '18:20' },
  },
  {
    ...person('Carmen', 'Escudero', 'carmen-escudero-5e8', 'Head of People', 'Vega Nova Mobility'),
    invitation: { direction: 'sent', ago: 41, at: '10:33' },
  },
  {
    ...person('Dominik', 'Leśniak', 'dominik-leśniak', 'Data Platform Lead', 'Glasswing Health'),
    invitation: {
      direction: 'sent',
      ago: 22,
      at: '13:08',
      note: 'Hi Dominik, I have been reading your notes on data contracts and we seem to have made the same mistakes in the same order.',
    },
  },
]

/** A row from before the window that is in no other file, and one accepted, written to and then disconnected. */
const sentAndGone: readonly HandMade[] = [
  {
    ...person('Vasco', 'Nóbrega', 'vasco-nobrega-3a', 'Engineering Manager', 'Granito Bank'),
    invitation: { direction: 'sent', ago: 204, at: '15:40' },
  },
  {
    ...person('Keira', 'Ollerton', 'keira-ollerton', 'Account Executive', 'Ironbark Hollow Networks'),
    invitation: { direction: 'sent', ago: 118, at: '10:00' },
    messages: [
      {
        ago: 117,
        at: '08:15',
        by: 'them',
        text: 'Thanks for the invitation. Do you decide on tooling at Maré Logística?',
      },
      {
        ago: 117,
        at: '12:30',
        by: 'me',
        text: 'I advise on it, and we are set for this year. Happy to stay in touch.',
      },
    ],
  },
]

/** Accepted in the last week: thanked, not thanked yet, and with the note as the only thing said. */
const justAccepted: readonly HandMade[] = [
  {
    ...person('Pedro', 'Rebelo', 'pedrorebelo-dados', 'Data Platform Lead', 'Nordlys Mobility'),
    invitation: {
      direction: 'sent',
      ago: 21,
      at: '09:22',
      note: 'Olá Pedro, it was good to share a table at the data meetup on Rua do Alecrim. You offered a look at how you test late events; I would love to take you up on it.',
    },
    connected: { ago: 6, at: '19:10' },
    messages: [
      {
        ago: 6,
        at: '20:02',
        by: 'them',
        text: 'Joana, of course. Is Thursday good? And write to Clara Brückner, she is hiring.',
      },
      {
        ago: 5,
        at: '08:41',
        by: 'me',
        text: 'Thursday is perfect, thank you. I will write to Clara and say you sent me.',
      },
    ],
  },
  {
    ...person('Nerea', 'Urrutia', 'nerea-urrutia', 'Senior Data Engineer', 'Vega Nova Mobility'),
    invitation: { direction: 'sent', ago: 5, at: '14:00' },
    connected: { ago: 4, at: '07:55' },
  },
  {
    ...person('Zoë', 'Hathersage', 'zoë-hathersage', 'Engineering Manager', 'Wavelet Energy'),
    invitation: {
      direction: 'sent',
      ago: 20,
      at: '11:11',
      note: 'Hi Zoë, we both answered the same question about partition keys on the forum, and yours was better. I would like to hear how your team got there.',
    },
    connected: { ago: 2, at: '21:30' },
  },
  {
    ...person('Ikenna', 'Boateng', 'ikenna-boateng-60f', 'Machine Learning Engineer', 'Quillon Labs'),
    invitation: { direction: 'sent', ago: 12, at: '16:45' },
    connected: { ago: 3, at: '06:20' },
  },
]

/** Invitations the owner has not answered yet. */
const waiting: readonly HandMade[] = [
  {
    ...person('Teresa', 'Magalhães', 'teresa-magalhães', 'Senior Data Engineer', 'Papoila Foods'),
    invitation: {
      direction: 'received',
      ago: 2,
      at: '20:14',
      note: 'Joana, I inherited your harvest pipeline at Papoila, comments and all. It is the only part of the house nobody is afraid of. I would like to thank you properly and ask one thing about the olive calendar.',
    },
  },
  {
    ...person('Wesley', 'Stokeley', 'wesley-stokeley-11e', 'Co-Founder & CEO', 'Larkmoor Digital'),
    invitation: {
      direction: 'received',
      ago: 9,
      at: '15:03',
      note: 'Hi Joana, I have nearly used up my invitations this week. Could you send me an invitation instead? I would be happy to accept.',
    },
  },
  {
    ...person('Damian', 'Garland', 'damian-garland', 'Consultant', 'Umbra Ventures'),
    invitation: {
      direction: 'received',
      ago: 35,
      at: '11:37',
      note: 'Hi, I came across your profile. There could be synergies.',
    },
  },
  {
    ...person('Onur', 'Karagöz', 'onur-karagöz', 'Sales Development Representative', 'Zephyrine Software'),
    invitation: {
      direction: 'received',
      ago: 4,
      at: '09:09',
      note: 'Joana, teams like yours save 43% with our platform. I have put 20 minutes in for you on Tuesday, does 10:00 work?',
    },
  },
  {
    ...person('Mayu', 'Sakurai', 'mayu-sakurai-77', 'Student', 'Tannenhof University'),
    invitation: { direction: 'received', ago: 16, at: '07:48' },
  },
]

/** People the owner has known for longer: the same office, former colleagues, a namesake. */
const known: readonly HandMade[] = [
  {
    ...person('Maria', 'Silva', 'mariasilva-recursos', 'HR Business Partner', 'Maré Logística'),
    connected: { ago: 1420, at: '10:00' },
  },
  {
    ...person('Helena', 'Couto', 'helena-couto-dados', 'Head of Data', 'Maré Logística'),
    connected: { ago: 1715, at: '09:30' },
    messages: [
      { ago: 204, at: '16:10', by: 'them', text: 'The depot view is yours now. Ask me anything, ask me early.' },
      { ago: 204, at: '16:31', by: 'me', text: 'Early it is. Why are there two depots called Sul?' },
    ],
  },
  {
    ...person('Bruno', 'Salgado', 'bruno-salgado-4d', 'Data Engineer', 'Maré Logística'),
    connected: { ago: 806, at: '11:05' },
  },
  {
    ...person('Nuno', 'Faria', 'nunofaria-desenho', 'Product Designer', 'Alvorada Studio'),
    connected: { ago: 2710, at: '21:00' },
    messages: [
      { ago: 14, at: '19:45', by: 'them', text: 'Sunday, the usual bench? Bring the CV, I will bring the red pen.' },
      { ago: 14, at: '20:03', by: 'me', text: 'Bench, yes. Mind the pen, it is only one page.' },
    ],
  },
  {
    ...person('Luís', 'Tavares', 'luis-tavares-mare', 'Chief Operating Officer', 'Maré Logística'),
    connected: { ago: 1395, at: '09:00' },
    messages: [{ ago: 96, at: '17:20', by: 'them', text: 'Good work on the depot numbers today. The board noticed.' }],
  },
  {
    ...person('Madalena', 'Quintão', 'madalena-quintão', 'Junior Data Engineer', 'Maré Logística'),
    connected: { ago: 610, at: '13:30' },
    messages: [
      { ago: 31, at: '09:02', by: 'them', text: 'May I name you as a reference for the evening course?' },
      {
        ago: 31,
        at: '09:40',
        by: 'me',
        text: 'Please do. I will tell them about the night you found the duplicated lorries.',
      },
    ],
  },
  {
    ...person('Simão', 'Falcão', 'simaofalcao', 'Analytics Engineer', 'Papoila Foods'),
    connected: { ago: 2300, at: '12:00' },
  },
  {
    ...person('Rita', 'Sequeira, PhD', 'rita-sequeira', 'Professor', 'Alvorada University'),
    connected: { ago: 3105, at: '18:00' },
    messages: [
      { ago: 44, at: '10:10', by: 'me', text: 'Professora, is there still a seat at the alumni evening?' },
      { ago: 43, at: '22:05', by: 'them', text: 'For you, always. Bring somebody who hires.' },
    ],
  },
]

/** The sample archive in data/sample: small, rich, and the same on every machine. */
export const samplePlan: BookPlan = {
  seed: 20261120,
  exportedOn: '2026-11-20',
  owner,
  story,
  connections: 300,
  sent: 80,
  received: 40,
  messages: 160,
  remarks: 0,
  noteShare: 0.05,
  pace: 'rising',
  handMade: [...sentAndOpen, ...sentAndGone, ...justAccepted, ...waiting, ...known],
}
