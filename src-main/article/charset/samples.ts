/** For tests: a paragraph of our own in many languages, and the encodings it is stored in. */
export const samples: { lang: string; encodings: string[]; text: string }[] = [
  {
    lang: 'en',
    encodings: ['windows-1252', 'macintosh'],
    text: 'The café on the quay has been closed since Monday. “We had no coffee left,” said its owner, Zoë Brontë, “and nobody could tell us when the ferry would sail again – perhaps by Easter, perhaps not.”',
  },
  {
    lang: 'de',
    encodings: ['windows-1252', 'iso-8859-15', 'macintosh'],
    text: 'Die Fähre über den Fjord fällt für zehn Tage aus. Ein größeres Ersatzteil müsse erst beschafft werden, heißt es beim Betreiber; bis dahin fährt ein kleines Boot, das höchstens vierzig Gäste mitnehmen kann.',
  },
  {
    lang: 'fr',
    encodings: ['windows-1252', 'macintosh'],
    text: 'Le bac entre les deux îles est arrêté depuis lundi. Une pièce du moteur a cédé et l’équipage n’a pas pu la réparer à bord ; la société espère reprendre le trafic dès le début du mois de février.',
  },
  {
    lang: 'es',
    encodings: ['windows-1252', 'iso-8859-15'],
    text: 'El transbordador de la isla no saldrá mañana. Según explicó el capitán, la avería se produjo de noche y el niño que viajaba solo llegó a casa después de las once. ¿Cuándo volverá? Nadie lo sabe todavía.',
  },
  {
    lang: 'pt',
    encodings: ['windows-1252'],
    text: 'A balsa entre as ilhas não sai há três dias. A avaria na caixa de velocidades obrigou a empresa a pedir uma peça à Noruega, e os moradores já começaram a encomendar pão, leite e medicação.',
  },
  {
    lang: 'it',
    encodings: ['windows-1252'],
    text: 'Il traghetto fra le isole è fermo da lunedì. La società ha detto che il pezzo è già stato trovato, ma che nessuno può dire quando arriverà; così gli abitanti faranno la spesa più lontano, in città.',
  },
  {
    lang: 'sv',
    encodings: ['windows-1252'],
    text: 'Färjan mellan öarna står still sedan i måndags. En växellåda gick sönder på vägen över sundet, och det dröjer minst tio dagar innan en ny kan sättas in. Under tiden går en mindre båt två gånger om dagen.',
  },
  {
    lang: 'pl',
    encodings: ['windows-1250', 'iso-8859-2'],
    text: 'Prom między wyspami nie pływa od poniedziałku. Zepsuła się skrzynia biegów, a części nie można było naprawić na pokładzie; mieszkańcy proszą więc o dostarczenie żywności łodzią, zanim przyjdą święta.',
  },
  {
    lang: 'cs',
    encodings: ['windows-1250', 'iso-8859-2'],
    text: 'Přívoz mezi ostrovy nejezdí od pondělí. Porouchala se převodovka a náhradní díl přijde nejdříve za deset dní. Do té doby bude lidi vozit menší člun, který se však při větru nevydá na moře.',
  },
  {
    lang: 'hu',
    encodings: ['windows-1250', 'iso-8859-2'],
    text: 'A szigetek közötti komp hétfő óta nem közlekedik. Elromlott a sebességváltó, és az alkatrész csak tíz nap múlva érkezik meg; addig egy kisebb hajó viszi át az utasokat, ha a szél nem túl erős.',
  },
  {
    lang: 'tr',
    encodings: ['windows-1254'],
    text: 'Adalar arasındaki feribot pazartesiden beri çalışmıyor. Şanzıman bozuldu ve yeni parçanın gelmesi on gün sürecek; bu süre içinde yolcuları küçük bir tekne taşıyacak, ancak rüzgâr çıkarsa o da kalkmayacak.',
  },
  {
    lang: 'lt',
    encodings: ['windows-1257'],
    text: 'Keltas tarp salų neplaukia nuo pirmadienio. Sugedo pavarų dėžė, o nauja dalis bus pristatyta tik po dešimties dienų; iki tol žmones perkels mažesnis laivas, jeigu vėjas nebus per stiprus.',
  },
  {
    lang: 'ru',
    encodings: ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866'],
    text: 'Паром между островами не ходит с понедельника. Сломалась коробка передач, и новую деталь привезут не раньше чем через десять дней; до тех пор людей будет возить небольшой катер, если позволит погода.',
  },
  {
    lang: 'uk',
    encodings: ['windows-1251', 'koi8-u'],
    text: 'Пором між островами не ходить із понеділка. Зламалася коробка передач, і нову деталь привезуть не раніше ніж за десять днів; доти людей перевозитиме невеликий катер, якщо дозволить погода.',
  },
  {
    lang: 'bg',
    encodings: ['windows-1251'],
    text: 'Фериботът между островите не пътува от понеделник. Повредила се е скоростната кутия и новата част ще пристигне най-рано след десет дни; дотогава хората ще бъдат превозвани с малка лодка.',
  },
  {
    lang: 'el',
    encodings: ['windows-1253', 'iso-8859-7'],
    text: 'Το πλοίο ανάμεσα στα νησιά δεν ταξιδεύει από τη Δευτέρα. Χάλασε το κιβώτιο ταχυτήτων και το νέο εξάρτημα θα φτάσει σε δέκα μέρες· ως τότε τον κόσμο θα μεταφέρει μια μικρότερη βάρκα.',
  },
  {
    lang: 'he',
    encodings: ['windows-1255'],
    text: 'המעבורת בין האיים אינה מפליגה מאז יום שני. תיבת ההילוכים התקלקלה, והחלק החדש יגיע רק בעוד עשרה ימים; עד אז תסיע את האנשים סירה קטנה יותר, אם הרוח לא תהיה חזקה.',
  },
  {
    lang: 'ar',
    encodings: ['windows-1256'],
    text: 'توقفت العبارة بين الجزيرتين منذ يوم الاثنين بعد أن تعطل المحرك، وقال القبطان إن القطعة الجديدة لن تصل قبل عشرة أيام، وسوف ينقل الناس في قارب صغير إلى ذلك الحين.',
  },
  {
    lang: 'th',
    encodings: ['windows-874'],
    text: 'เรือข้ามฟากระหว่างเกาะหยุดให้บริการตั้งแต่วันจันทร์ เพราะเครื่องยนต์เสีย และอะไหล่ใหม่จะมาถึงในอีกสิบวัน ระหว่างนี้จะใช้เรือเล็กรับส่งผู้โดยสารแทน',
  },
  {
    lang: 'zh',
    encodings: ['gbk', 'gb18030'],
    text: '两个岛之间的渡轮从星期一起停开了。船长说，发动机在海上坏了，新的零件要等十天才能运到；在这以前，只有一条小船每天来回两次，风大的时候就不能出海。居民们希望早一点恢复正常。',
  },
  {
    lang: 'zh-TW',
    encodings: ['big5'],
    text: '兩個島之間的渡輪從星期一起停開了。船長說，發動機在海上壞了，新的零件要等十天才能運到；在這以前，只有一條小船每天來回兩次，風大的時候就不能出海。居民們希望早一點恢復正常。',
  },
  {
    lang: 'ja',
    encodings: ['shift_jis', 'euc-jp'],
    text: '島と島を結ぶフェリーが月曜日から止まっている。会社によると、夜の海でエンジンが壊れ、新しい部品が届くまでに十日ほどかかるという。それまでは小さな船が一日に二回だけ人を運ぶことになった。',
  },
  {
    lang: 'ko',
    encodings: ['euc-kr'],
    text: '두 섬을 잇는 여객선이 월요일부터 다니지 않고 있다. 회사는 밤사이 엔진이 고장 났으며 새 부품이 오기까지 열흘쯤 걸린다고 밝혔다. 그때까지는 작은 배가 하루에 두 번 사람들을 실어 나른다.',
  },
];
