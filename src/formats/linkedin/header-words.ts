/** Column names as an archive in another language may have them, by the name each has in English. */
type Words = Readonly<Record<string, string>>

// No archive in another language has been seen yet. These are the plain translations into German, French, Spanish,
// Portuguese, Japanese and Arabic; a word that is missing leaves the file refused with its columns named, never misread.

const from = 'von | absender | de | expéditeur | remitente | remetente | 差出人 | 送信者 | من | المرسل'
const to = 'an | empfänger | à | destinataire | para | destinatario | destinatário | 宛先 | 受信者 | إلى | المستلم'
const direction = 'richtung | sens | dirección | sentido | direção | 方向 | الاتجاه'

const written: Readonly<Record<string, Words>> = {
  connections: {
    'first name': 'vorname | prénom | nombre | nome | primeiro nome | 名 | الاسم الأول',
    'last name':
      'nachname | familienname | nom | nom de famille | apellido | apellidos | sobrenome | apelido | 姓 | اسم العائلة | الاسم الأخير',
    url: 'profil-url | url du profil | url del perfil | url do perfil | プロフィールurl | プロフィールのurl | رابط الملف الشخصي | عنوان url',
    'email address':
      'e-mail-adresse | e-mail | adresse e-mail | adresse email | correo electrónico | dirección de correo electrónico | endereço de e-mail | endereço de email | メールアドレス | البريد الإلكتروني | عنوان البريد الإلكتروني',
    company: 'unternehmen | firma | entreprise | société | empresa | 会社 | 会社名 | 企業 | الشركة',
    position: 'stelle | poste | fonction | cargo | puesto | posición | posição | 役職 | 職位 | المنصب | المسمى الوظيفي',
    'connected on':
      'verbunden am | vernetzt am | connecté le | date de connexion | conectado el | fecha de conexión | conectado em | ligado em | data de conexão | つながった日 | 接続日 | متصل في | تاريخ الاتصال | تاريخ التواصل',
  },
  invitations: {
    from,
    to,
    'sent at':
      "gesendet am | gesendet um | envoyé le | envoyée le | date d'envoi | enviado el | enviada el | fecha de envío | enviado em | enviada em | data de envio | 送信日時 | 送信日 | أرسلت في | تاريخ الإرسال",
    message: 'nachricht | mensaje | mensagem | メッセージ | الرسالة | رسالة',
    direction,
  },
  messages: {
    'conversation id':
      'unterhaltungs-id | konversations-id | id de conversation | id de la conversation | id de conversación | id de la conversación | id da conversa | 会話id | معرف المحادثة',
    from,
    'sender profile url':
      "profil-url des absenders | url du profil de l'expéditeur | url del perfil del remitente | url do perfil do remetente | 送信者のプロフィールurl | رابط الملف الشخصي للمرسل",
    to,
    'recipient profile urls':
      'profil-urls der empfänger | url des profils des destinataires | url de los perfiles de los destinatarios | urls dos perfis dos destinatários | 受信者のプロフィールurl | روابط الملفات الشخصية للمستلمين',
    date: 'datum | fecha | data | 日付 | 日時 | التاريخ',
    content: 'inhalt | contenu | contenido | conteúdo | 内容 | 本文 | المحتوى',
    direction,
    folder: 'ordner | dossier | carpeta | pasta | フォルダ | フォルダー | المجلد',
    'is message draft':
      'ist nachrichtenentwurf | nachrichtenentwurf | est un brouillon de message | es borrador de mensaje | é rascunho de mensagem | メッセージの下書き | مسودة رسالة',
    'is conversation draft':
      'ist unterhaltungsentwurf | unterhaltungsentwurf | est un brouillon de conversation | es borrador de conversación | é rascunho de conversa | 会話の下書き | مسودة محادثة',
  },
}

/** The other names of the columns, by kind of file and English name: one word can mean another column in another file. */
export const headerWords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = Object.fromEntries(
  Object.entries(written).map(([kind, words]) => [
    kind,
    Object.fromEntries(Object.entries(words).map(([name, others]) => [name, others.split(' | ')])),
  ]),
)

/** What a cell says for yes, in the same languages. */
export const yesWords: ReadonlySet<string> = new Set(['yes', 'ja', 'oui', 'sí', 'sim', 'はい', 'نعم'])
