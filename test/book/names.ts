const words = (text: string) => text.trim().split(/\s+/)
const phrases = (text: string) =>
  text
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** First and last names by culture. The people made of them are invented. */
export const cultures: readonly { readonly first: readonly string[]; readonly last: readonly string[] }[] = [
  {
    first: words(`Ana Beatriz Catarina Duarte Filipa Gonçalo Inês Joaquim Leonor Luís Madalena Miguel Nuno Raquel Rita
      Rúben Sofia Tiago Vasco João Mafalda Simão Teresa Íris`),
    last: words(`Almeida Antunes Bragança Caldeira Conceição Esteves Falcão Gonçalves Leitão Magalhães Marçal Nóbrega
      Pacheco Patrício Queirós Rebelo Sequeira Simões Tavares Teixeira Valente Vilar Quintão Sardinha`),
  },
  {
    first: words(`Alba Álvaro Begoña Carmen Diego Elena Gonzalo Irene Íñigo Javier Lucía Marcos Nerea Nicolás Paula
      Raúl Rocío Sergio Valeria Ximena Andrés Camila Joaquín Martina`),
    last: words(`Aguirre Arrieta Barrientos Cañizares Domínguez Escudero Fuentes Gallardo Herrero Ibáñez Jurado Lozano
      Maldonado Muñoz Navarrete Ordóñez Peñalver Quiroga Robledo Santamaría Tejero Urrutia Valdés Zúñiga`),
  },
  {
    first: words(`Abigail Bethany Callum Chloe Damian Eleanor Felix Georgia Harriet Isaac Jasper Keira Lewis Miriam
      Nathan Olivia Phoebe Quentin Rowan Sienna Theo Una Violet Wesley`),
    last: words(`Ashdown Bickford Calloway Dunmore Eastwick Fairhurst Garland Hathersage Inglewood Kettering Langford
      Merriweather Northcote Ollerton Pemberly Quayle Ravenscroft Stokeley Thackery Underhay Wetherby Yardley O'Hanlon
      McArdle`),
  },
  {
    first: words(`Anneliese Björn Clara Dietmar Elke Florian Greta Henrik Ida Jörg Katharina Lorenz Mareike Niklas
      Ottilie Rüdiger Saskia Tilman Ulrike Veit Wiebke Jannik Käthe Swantje`),
    last: words(`Achterberg Brückner Clausnitzer Dörfler Engelhardt Fährmann Grünwald Hellweg Immenhof Jägerfeld
      Kirschbaum Lützen Mühlhaus Nordhoff Oellers Pfeiffenberger Rosenhagen Schönfeld Trautwein Uhlenbrock Vogelsang
      Weißenborn Zeller Kühnast`),
  },
  {
    first: words(`Adèle Baptiste Camille Delphine Éloïse Fabrice Geneviève Hugo Inès Jérôme Léa Mathéo Noémie Océane
      Pascal Quentin Rémi Solène Théo Zoé Anaïs Corentin Maëlle Loïc`),
    last: words(`Aubertin Beaurepaire Chastain Delacourt Étienvre Fontanel Garrigue Hautefeuille Jourdain Lachenal
      Montclar Noirmont Orsini Passerel Quesnoy Rivoire Sauvageot Thibaudin Vauclair Desrosiers Lefèbvre Marchand
      Poirot Villedieu`),
  },
  {
    first: words(`Alessia Bruno Chiara Dario Elisa Fabrizio Ginevra Ivano Lavinia Matteo Nicolò Ornella Pietro Rosalba
      Stefano Tullia Ugo Viola Giada Niccolò`),
    last: words(`Abbatini Belcastro Cantarelli Donadoni Evangelista Fiorentini Grimandi Lombardini Marchesani Nardelli
      Ottaviani Pellegrinetti Quaranta Rondinelli Salvadore Tedeschini Ubaldini Vallarino Zanetto Forlì`),
  },
  {
    first:
      words(`Anouk Bram Claartje Diederik Eline Floris Geertje Hidde Ilse Joost Lotte Maarten Noor Pepijn Roos Sander
      Teun Wouter Yfke Zwaantje`),
    last: phrases(`van der Aa | Bakhuizen | de Clercq | Dijkgraaf | Elzinga | van den Heuvelink | Groeneweg | Hoekstra |
      Ter Horst | Kuipersma | Lindeboom | Meulenbelt | Oosterhof | Ploegmakers | Roosenburg | Schaapveld | Terpstra |
      Uytewaal | Verhoefstad | Wijnands`),
  },
  {
    first:
      words(`Aino Bjarke Cecilie Dagny Eirik Freja Gudrún Håkon Ingrid Jón Kjersti Lærke Magnus Nanna Øyvind Pernille
      Ragnhild Søren Tuuli Åsa Ylva Þóra Eero Signe`),
    last: words(`Abrahamsgård Bergström Dalsgaard Einarsdóttir Fjellheim Grönlund Hämäläinen Isaksen Järvenpää Kjærgaard
      Lindqvist Mäkelä Nygård Østergaard Pihlström Rautio Sjöholm Thorvaldsen Ullbæk Virtanen Wennerström Åkerlund
      Ødegård Skarsvåg`),
  },
  {
    first: words(`Agnieszka Bartosz Celina Dominik Elżbieta Filip Grażyna Hubert Izabela Jakub Kamila Łukasz Małgorzata
      Norbert Oliwia Paweł Róża Szymon Tomasz Wiktoria Zbigniew Żaneta Václav Zdeňka Božena Jiří`),
    last: words(`Bielawski Cieślak Dąbrowiecki Gajewicz Hryniewicz Jabłonka Kaczmarzyk Leśniak Miłosz Niedźwiedź
      Olszański Piórkowski Rzepecka Śliwa Tymiński Wróblewicz Zając Żurawski Dvořáček Hlaváč Novotník Růžek Šimůnek
      Zelenka`),
  },
  {
    first: words(`Aarav Anjali Bhavna Chirag Deepika Eshan Farhan Gauri Harsh Ishita Jayant Kavya Lakshmi Manish Nandini
      Omkar Pooja Rohan Sanjana Tanvi Uday Vikram Yamini Zoya`),
    last: words(`Agarwal Bhattacharjee Chandrasekaran Deshpande Easwaran Fernandes Ghoshal Hegde Iyengar Joshi Kulkarni
      Lokhande Mukherjee Nambiar Oberoi Parthasarathy Raghunathan Subramaniam Thakkar Upadhyay Venkataraman Wadhwani
      Yadav Zachariah`),
  },
  {
    first: words(`Ayşe Burak Ceren Deniz Elif Furkan Gökçe Halil İpek Kaan Leyla Mert Nazlı Onur Özge Selin Şule Tuğba
      Ümit Yiğit`),
    last: words(`Akyüz Bozdağ Çelikkol Demirtaş Erdoğmuş Gündüz Hacıoğlu İnanç Karagöz Öztürkmen Polatlı Sarıkaya
      Şenyurt Tekinalp Uçar Yalçınkaya Yıldızhan Zeybek`),
  },
  {
    first:
      words(`Amira Bilal Dunya Elias Fatima Ghassan Hala Idris Jamila Khalil Layla Mounir Nadia Omar Rania Samir Tarek
      Widad Yasmin Ziad`),
    last: phrases(`Al-Harithi | Benchekroun | Chaouki | Darwishi | El-Amrani | Fakhouri | Haddadin | Idrissi | Jabbouri |
      Khouzam | Lahlou | Mansouri | Nasserdine | Qabbani | Rahmouni | Sabbagh | Tazi | Zaidouni`),
  },
  {
    first:
      words(`Abena Chidi Dalisu Efua Folake Ikenna Jabari Kwame Lerato Makena Ngozi Obinna Palesa Sade Temitope Uche
      Wanjiru Yaw Zanele Thandiwe`),
    last: words(`Abiodun Boateng Chukwuemeka Dlamini Eze Fashola Gathoni Igwebuike Kamau Lungu Mokoena Ndlovu Okafor
      Okwuosa Oyelaran Sithole Tetteh Umeh Wachira Zulu`),
  },
  {
    first:
      words(`Akira Chihiro Daichi Emi Fumiko Haruki Izumi Kenta Mayu Naoki Rina Sho Takumi Yui Min-jun Seo-yeon Ji-woo
      Hye-jin Wei Xinyi Jiahao Meiling Zhihao Yuxuan Thảo Quỳnh Đức Hương Bảo Linh`),
    last: words(`Arakawa Fujimori Hoshino Iwasaki Kuroda Matsuda Nishimura Okabe Sakurai Takenaka Watari Yanagi Bae Choi
      Hwang Jeong Seong Chen Deng Fang Huang Liang Ouyang Qian Xu Zheng Nguyễn Phạm Trần Đặng`),
  },
]

/** Names in other scripts, first and last; about one person in a hundred has such a name. */
export const otherScripts: readonly (readonly [string, string])[] = [
  ['伟明', '欧阳'],
  ['晓雨', '林'],
  ['遥', '桜井'],
  ['健太', '西野'],
  ['민서', '황보'],
  ['지훈', '남궁'],
  ['Ольга', 'Ветрова'],
  ['Тимур', 'Железняк'],
  ['Оксана', 'Степовенко'],
  ['Νεφέλη', 'Αρβανίτη'],
  ['Στράτος', 'Καλογήρου'],
  ['ليلى', 'الزهراني'],
  ['سامر', 'قبلان'],
  ['נועה', 'שרעבי'],
  ['ปาริชาติ', 'วงศ์สุข'],
  ['अनन्या', 'देशमुख'],
]

/** What people put after their last name. */
export const credentials = phrases(
  ', PhD | , Ph.D. | , MBA | , PMP | , CPA |  MSc |  PhD | , SHRM-CP |  ✨ |  🚀 | , P.Eng. |  (she/her) |  (Ele/Dele) |  - hiring',
)

/** The two halves of company names; none is meant to be a company there is. */
export const companyStems =
  phrases(`Alvorada | Arneiro | Basalto | Bellwether & Sons | Brisa Azul | Calhau | Cedarfall |
  Coppermill | Corvane | Dunelight | Elmgrove | Esteva | Fernwick | Fieldnote | Glasswing | Granito | Halyard Lane |
  Harrowgate | Ilhéu | Ironbark Hollow | Juniper Row | Kestrelmont | Lagoa Verde | Lanternfish | Larkmoor | Limewash |
  Marazul | Millpond | Nebelhorn | Nordlys | Oakhollow | Ostrava Park | Papoila | Pinheiral | Quillon | Ribeirinha |
  Rookwood | Saltmarsh | Sobreiro | Stillwater Bend | Tannenhof | Tidewrack | Umbra | Vega Nova | Wavelet | Wolfsbach |
  Xisto | Yarrow | Zambujal | Zephyrine`)
export const companySuffixes =
  phrases(`Analytics | Bank | Biotech | Capital | Consulting | Data | Digital | Energy | Foods |
  Group | Health | Insurance | Labs | Logistics | Media | Mobility | Networks | Pay | Recruiting | Robotics | Software |
  Studio | Systems | Textiles | Travel, Lda. | University | Ventures | Works`)

/** Posts, as people write them. */
export const posts =
  phrases(`Data Engineer | Senior Data Engineer | Staff Data Engineer | Analytics Engineer | Data Scientist |
  Machine Learning Engineer | Head of Data | Data Platform Lead | Engineering Manager | Director of Engineering | CTO |
  Software Engineer | Senior Software Engineer | Backend Developer | Frontend Developer | DevOps Engineer |
  Site Reliability Engineer | Product Manager | Senior Product Manager, Payments | Product Designer | UX Researcher |
  Recruiter | Technical Recruiter | Talent Acquisition Partner | HR Business Partner | Head of People | Founder |
  Co-Founder & CEO | Account Executive | Sales Development Representative | Key Account Manager | Marketing Manager |
  Content Lead | Financial Analyst | Controller | Legal Counsel | Operations Manager | Supply Chain Planner |
  Business Analyst | Solutions Architect | Consultant | Project Manager, PMO | Scrum Master | QA Engineer |
  Security Engineer | Database Administrator | Professor | PhD Student | Research Associate | Student | Freelance |
  Open to new opportunities`)

/** Notes that came with invitations, of every quality; `{first}`, `{company}` and `{topic}` are filled in. */
export const notes = phrases(`Hi {first}, I would like to connect. |
  Hi {first}, let's connect and grow our networks. |
  Hello {first}, your post on {topic} settled an argument in our team. I would enjoy following your work from closer by. |
  Hi {first}, we sat at the same table at the meetup on {topic} last month. It was good to hear how you do it at {company}. |
  Dear {first}, I am looking at roles around {topic} and saw that {company} is building a team. Would you be open to a short exchange? |
  {first}, we can help {company} generate 40 qualified leads a month. Do you have ten minutes this week? |
  Hi {first}, a former colleague of yours mentioned you when I asked who knows {topic} well. May I send you one question? |
  Hello, I came across your profile and was impressed by your experience. |
  Hi {first}, I use the library you maintain for {topic} every day. Thank you for it. |
  Good morning {first}, I am finishing my thesis on {topic} and {company} is one of the cases. I would be glad to be in touch. |
  Hi {first}, exciting opportunity for a {topic} profile, fully remote. Interested? |
  Hi {first}, we both studied in Porto and both ended up in {topic}. Happy to be connected. |
  Hey {first}, long time. I left the old place in spring; good to see where you are now. |
  Dear friend, I trust you are well. Please accept my invitation. |
  Hi {first}, thank you for the talk on {topic}. The part about what went wrong was worth the trip.`)

export const topics =
  phrases(`data contracts | stream processing | dbt | data quality | batch jobs | column stores | lineage |
  feature stores | orchestration | GDPR requests | cost control | schema changes | search | forecasting | open data`)

/** What people write about the owner in a recommendation. */
export const praises = phrases(`{first} asks the one question nobody wanted to ask, and stays for the answer. |
  I shared a desk with {first} for two years and never once had to guess what a column meant. |
  When {topic} went wrong on a Friday, {first} was calm, and by Monday so were we.`)

/** What the owner writes down about somebody, for themselves. */
export const remarks = phrases(`Knows everything about {topic}. Ask before the summer. |
  We met at the meetup on {topic}. Prefers mail to messages. |
  Owes me a book, and I owe them a coffee.`)

/** What two people write once they are connected, turn by turn; either of them may begin. */
export const threads: readonly (readonly string[])[] = [
  ['Thank you for accepting, {first}.'],
  [
    'Thank you for accepting, {first}. How are things at {company}?',
    'All well, and busy. We are in the middle of a migration, so ask me again in a month.',
    'I will. Good luck with it.',
  ],
  [
    'Did you get round to reading the piece on {topic}?',
    'Yes, and I disagree with half of it. Shall we talk about it over coffee?',
    'Happy to. Thursday after four works for me.',
  ],
  [
    'Congratulations on the new post, {first}.',
    'Thank you, that is kind. First week, still looking for the coffee machine.',
  ],
  [
    'We are hiring for {topic} at the moment. If you know somebody, send them my way.',
    'I might. Let me ask around and come back to you.',
    'No hurry. Thank you.',
    'Two people will write to you this week. Both are better than I am.',
  ],
  [
    'Could you look over two pages on {topic} for me? No hurry at all.',
    'Of course, send them. I can do it at the weekend.',
    'You are very kind. They are in your mail.',
    'Read them. Page two first, then page one, and it is done.',
    'That is exactly what it needed.',
  ],
  [
    'See you at the conference? I am the one with the green rucksack.',
    'I will be at the talk on {topic}. Second row, as ever.',
  ],
  ['Sorry for the slow answer, the last weeks were full.', 'No harm done. It keeps.'],
  [
    'Do you still have the slides on {topic}?',
    'I do, and I am ashamed of half of them. On their way.',
    'They are fine. Thank you, {first}.',
  ],
  [
    'How did the interview go?',
    'Well, I think. They asked about {topic} for forty minutes.',
    'Then you have it.',
    'I do. I start in the new year.',
    'I am glad for you.',
  ],
]
