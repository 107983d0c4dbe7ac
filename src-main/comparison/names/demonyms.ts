/** Peoples and their countries are one name: “Mexican officials” are those of Mexico. Folded words. */
const table =
  'afghan>afghanistan african>africa albanian>albania algerian>algeria american>america us>america usa>america ' +
  'argentine>argentina argentinian>argentina armenian>armenia asian>asia australian>australia austrian>austria ' +
  'belarusian>belarus belgian>belgium bolivian>bolivia bosnian>bosnia brazilian>brazil brit>britain british>britain ' +
  'briton>britain uk>britain bulgarian>bulgaria cambodian>cambodia canadian>canada catalan>catalonia chilean>chile ' +
  'chinese>china colombian>colombia congolese>congo croatian>croatia cuban>cuba czech>czechia danish>denmark ' +
  'dane>denmark dutch>netherlands ecuadorian>ecuador egyptian>egypt english>england estonian>estonia ' +
  'ethiopian>ethiopia european>europe filipino>philippines finnish>finland finn>finland french>france ' +
  'georgian>georgia german>germany ghanaian>ghana greek>greece haitian>haiti honduran>honduras hungarian>hungary ' +
  'icelandic>iceland indian>india indonesian>indonesia iranian>iran iraqi>iraq irish>ireland israeli>israel ' +
  'italian>italy jamaican>jamaica japanese>japan jordanian>jordan kashmiri>kashmir kenyan>kenya korean>korea ' +
  'kosovan>kosovo kurdish>kurdistan kuwaiti>kuwait latvian>latvia lebanese>lebanon liberian>liberia libyan>libya ' +
  'lithuanian>lithuania malaysian>malaysia maltese>malta mexican>mexico moldovan>moldova mongolian>mongolia ' +
  'moroccan>morocco nepali>nepal nepalese>nepal nicaraguan>nicaragua nigerian>nigeria norwegian>norway ' +
  'pakistani>pakistan palestinian>palestine panamanian>panama peruvian>peru polish>poland pole>poland ' +
  'portuguese>portugal qatari>qatar romanian>romania russian>russia rwandan>rwanda salvadoran>salvador ' +
  'saudi>saudi scottish>scotland scot>scotland serbian>serbia serb>serbia singaporean>singapore slovak>slovakia ' +
  'slovenian>slovenia somali>somalia somalian>somalia spanish>spain spaniard>spain sudanese>sudan swedish>sweden ' +
  'swede>sweden swiss>switzerland syrian>syria taiwanese>taiwan thai>thailand tunisian>tunisia turkish>turkey ' +
  'turk>turkey turkmen>turkmenistan ugandan>uganda ukrainian>ukraine uruguayan>uruguay uzbek>uzbekistan ' +
  'venezuelan>venezuela vietnamese>vietnam welsh>wales yemeni>yemen zimbabwean>zimbabwe';

const countries = new Map(table.split(' ').map((pair) => pair.split('>') as [string, string]));

/** The country of a people (singular or plural) or of its short name; null when `word` is neither. */
export function countryOf(word: string): string | null {
  return countries.get(word) ?? (word.endsWith('s') ? countries.get(word.slice(0, -1)) : undefined) ?? null;
}
