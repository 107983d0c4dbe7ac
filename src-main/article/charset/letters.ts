/**
 * What the letters beyond ASCII of a language look like in running text: the commonest first. Enough to tell which of
 * several readings of the same bytes is language; not meant to tell languages apart.
 */
export interface Letters {
  /** BCP 47, for the page's own `lang`. */
  lang: string;
  /** Small letters beyond ASCII, the commonest first. */
  common: string;
  /** Short words of plain ASCII that stand in almost every sentence, where letters beyond ASCII are few. */
  words?: string;
  /** Encodings in which texts of this language are found, the most usual first. */
  encodings: string[];
}

const western = ['windows-1252', 'iso-8859-15', 'macintosh'];
const central = ['windows-1250', 'iso-8859-2'];

export const alphabets: Letters[] = [
  {
    lang: 'en',
    common: 'éèïçñöêüàáóô',
    words: 'the of and to in is that was for on with',
    encodings: western,
  },
  { lang: 'de', common: 'üäößé', words: 'der die das und ist nicht von mit den ein', encodings: western },
  {
    lang: 'fr',
    common: 'éèàêçôûîùâœëïü',
    words: 'le la les des et est une pour dans que',
    encodings: western,
  },
  { lang: 'es', common: 'óíáéñúü¿¡ª', words: 'el la los las de que en con por una', encodings: western },
  { lang: 'pt', common: 'ãçéáíóõêúâàôü', words: 'de que os as um uma para com por em', encodings: western },
  { lang: 'it', common: 'èàùòéì', words: 'il di che la per una con gli sono della', encodings: western },
  { lang: 'nl', common: 'ëéïöüèó', words: 'de het een van en dat niet met voor', encodings: western },
  { lang: 'sv', common: 'äåöé', words: 'och att det som en av inte till den', encodings: western },
  { lang: 'da', common: 'øåæéö', words: 'og at det som en af ikke til den der', encodings: western },
  { lang: 'no', common: 'åøæéòô', words: 'og at det som en av ikke til den er', encodings: western },
  { lang: 'fi', common: 'äöå', words: 'ja on ei se oli', encodings: western },
  { lang: 'is', common: 'áðíéþöóúæý', words: 'og er en sem til', encodings: western },
  { lang: 'ca', common: 'àéèóíòçúüïŀ·', words: 'el la els les de que amb per una', encodings: western },
  { lang: 'pl', common: 'łążęćśóńź', words: 'nie na do to jest od po za przez', encodings: central },
  { lang: 'cs', common: 'íáéěřčšýžůúóťďň', words: 'na se je do to ve pro jako', encodings: central },
  { lang: 'sk', common: 'áíéčšýžúľťôňäďóĺŕ', words: 'na sa je do to vo pre ako', encodings: central },
  { lang: 'hu', common: 'éáöóőüíúű', words: 'az nem hogy egy meg van volt', encodings: central },
  { lang: 'hr', common: 'šžčćđ', words: 'je na se da su za od ne', encodings: central },
  { lang: 'sl', common: 'čšžć', words: 'je na se da so za od ne', encodings: central },
  { lang: 'ro', common: 'ăîâşţșțé', words: 'de la cu nu din pe care este', encodings: central },
  { lang: 'tr', common: 'ıüşğçöâî', words: 've bir bu da ile olarak', encodings: ['windows-1254'] },
  { lang: 'lt', common: 'ėšųžįčūąę', words: 'ir kad yra su tai buvo', encodings: ['windows-1257'] },
  { lang: 'lv', common: 'āīšēūņžļčķģ', words: 'un ir ka no par', encodings: ['windows-1257'] },
  { lang: 'et', common: 'äõüöšž', words: 'ja on ei et see oli', encodings: ['windows-1257', 'iso-8859-15'] },
  {
    lang: 'vi',
    common: 'đăâêôơưàáãèéìíòóõùúýầấậềếệồốộờớợừứự\u0300\u0301\u0309\u0303\u0323',
    words: 'trong khi cho theo sau con',
    encodings: ['windows-1258'],
  },
  {
    lang: 'ru',
    common: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
    encodings: ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'],
  },
  {
    lang: 'uk',
    common: 'оаніитврселкдмпуязьбгйчхцжїюшщєфґ',
    encodings: ['windows-1251', 'koi8-u', 'iso-8859-5'],
  },
  { lang: 'bg', common: 'аоиентрсвлпдкзмъяубгчщхжцшюйфь', encodings: ['windows-1251', 'iso-8859-5'] },
  { lang: 'sr', common: 'аоеинјурстдвкмлпзгбчшжцњхћљђфџ', encodings: ['windows-1251', 'iso-8859-5'] },
  { lang: 'be', common: 'анісеролктдвмпуыябгзьчцжхшйўэюфё', encodings: ['windows-1251'] },
  { lang: 'el', common: 'αοιτεσνηυρπκμλςωδγίόάέχθύήώφβξζψϊϋΐΰ', encodings: ['windows-1253', 'iso-8859-7'] },
  { lang: 'he', common: 'יוהלאתמרבשנעדחקפצסגטזכםןךףץ', encodings: ['windows-1255', 'iso-8859-8'] },
  {
    lang: 'ar',
    common: 'اليمونرتبعةدسفهكقأحجشطصخىإذزضغثءئظؤآچپگژ،',
    encodings: ['windows-1256', 'iso-8859-6'],
  },
  { lang: 'th', common: 'านรอกเงมยลวดทสตะปบคหแจพชขใไโผซธถฟศณญษฐภฉ่้ัีิ็ืุู์ำึๆฯ', encodings: ['windows-874'] },
];

/** Writing with thousands of characters: those of common words make up more than half of any text. */
export const ideographs: Letters[] = [
  {
    lang: 'zh-Hans',
    common:
      '的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令德收钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵谁校读志飞观争究包组造落视济喜离虽坏',
    encodings: ['gbk', 'gb18030'],
  },
  {
    lang: 'zh-Hant',
    common:
      '的一是不了人我在有他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先山五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬命張活難神數件安表原車白應路期叫死常提感金何更反合放做系計司利受光王果親界及今京務制解各任至清物台象記邊共風戰接它許八特覺望直服林題建南度統色字請交愛讓認算論百義科元社術結六功指思非流每青管連遠資隊帶花快條院變聯言權往展該領傳近留紅治決週保達辦運武半七必城父強步完深區即求品士轉量空眾技輕程告江語英基派滿式息寫識極令德收錢黨未持取設始版雙歷越史商千片容研像找友站廣改議形委早房音火際則首單據導影失網專石若校讀志飛觀爭究包組造視濟離臺灣',
    encodings: ['big5'],
  },
  {
    lang: 'ja',
    common:
      'のいをはにたがとしてるでなれこかもさんあすりっらまくだきよそせけうおどめつわえやちみばじろほ、。「」・ースンルトリアラクイドシレジタフログプマテコサブメニデバパカウオエムチュキ日一人年大国会中本出上月事者時社分地市行前十民業方新高東生学部同場発今間政二見自三後定明合長手回来力子関対法経代主要理内金',
    encodings: ['shift_jis', 'euc-jp'],
  },
  {
    lang: 'ko',
    common:
      '이다는의에을가하고지한사은기로도를대시자어서인리해아나수일정그부전만과구상라들보장주여게제면으있니안습것년선비경오관국동공조원우성마소모신미연무화방실회위중다들요당문말재진내산러적치유생세금할때터야했았었던까져할간입외계합반민영드배분스음심차많없같되된됐',
    encodings: ['euc-kr'],
  },
];
