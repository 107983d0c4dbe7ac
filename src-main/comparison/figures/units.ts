/** Units by the words and signs that name them, whatever the language of the text: what they measure, and how much of the first unit of it they are. */
export interface Unit {
  name: string;
  /** What it measures; only units of one kind can be converted. */
  kind: string;
  factor: number;
}

const table: [kind: string, name: string, factor: number, words: string][] = [
  ['length', 'm', 1, 'm metre metres meter meters mt mts metro metros'],
  ['length', 'km', 1000, 'km kms kilometre kilometres kilometer kilometers kilometern kilometro kilometros'],
  [
    'length',
    'cm',
    0.01,
    'cm centimetre centimetres centimeter centimeters zentimeter centimetro centimetros',
  ],
  ['length', 'mm', 0.001, 'mm millimetre millimetres millimeter millimeters milimetros'],
  ['length', 'mile', 1609.344, 'mile miles mi meile meilen milla millas'],
  ['length', 'foot', 0.3048, 'foot feet ft pied pieds pie pies fuß'],
  ['length', 'inch', 0.0254, 'inch inches pulgada pulgadas'],
  ['length', 'yard', 0.9144, 'yard yards yd yds'],
  ['mass', 'kg', 1, 'kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramos'],
  ['mass', 'g', 0.001, 'gram grams gramme grammes gramm gramo gramos'],
  ['mass', 'mg', 0.000001, 'mg milligram milligrams milligramm'],
  ['mass', 'tonne', 1000, 'tonne tonnes ton tons tonnen tonelada toneladas'],
  ['mass', 'pound', 0.45359237, 'lb lbs pound pounds pfund libra libras livre livres'],
  ['mass', 'ounce', 0.0283495, 'oz ounce ounces unze unzen once onces onza onzas'],
  ['volume', 'litre', 1, 'litre litres liter liters litern litro litros'],
  ['volume', 'gallon', 3.78541, 'gallon gallons'],
  ['volume', 'barrel', 158.987, 'barrel barrels bbl fass barril barriles baril barils'],
  ['area', 'hectare', 10_000, 'ha hectare hectares hektar hectarea hectareas'],
  ['area', 'acre', 4046.856, 'acre acres'],
  ['speed', 'km/h', 1, 'kmh kph'],
  ['speed', 'mph', 1.609344, 'mph'],
  ['speed', 'knot', 1.852, 'knot knots knoten'],
  ['power', 'MW', 1, 'mw megawatt megawatts'],
  ['power', 'GW', 1000, 'gw gigawatt gigawatts'],
  ['power', 'kW', 0.001, 'kw kilowatt kilowatts'],
  ['storage', 'GB', 1, 'gb gigabyte gigabytes'],
  ['storage', 'MB', 0.001, 'mb megabyte megabytes'],
  ['storage', 'TB', 1000, 'tb terabyte terabytes'],
  ['temperature', 'degree', 1, '° degree degrees grad degre degres grado grados'],
  ['magnitude', 'magnitude', 1, 'magnitude'],
  ['calibre', 'calibre', 1, 'caliber calibre'],
];

const lasting: [name: string, seconds: number, words: string][] = [
  ['second', 1, 'second seconds sec secs sekunde sekunden seconde secondes segundo segundos'],
  ['minute', 60, 'minute minutes min mins minuten minuto minutos'],
  ['hour', 3600, 'hour hours hr hrs stunde stunden heure heures hora horas'],
  ['day', 86_400, 'day days tag tage tagen jour jours journee journees dia dias'],
  ['week', 604_800, 'week weeks woche wochen semaine semaines semana semanas'],
  ['month', 2_629_746, 'month months monat monate monaten mois mes meses'],
  ['year', 31_556_952, 'year years yr yrs jahr jahre jahren an ans annee annees ano anos'],
  [
    'decade',
    315_569_520,
    'decade decades jahrzehnt jahrzehnte jahrzehnten decennie decennies decada decadas',
  ],
  ['century', 3_155_695_200, 'century centuries jahrhundert jahrhunderte siecle siecles siglo siglos'],
];

export const units = new Map<string, Unit>();
for (const [kind, name, factor, words] of table)
  for (const word of words.split(' ')) units.set(word, { name, kind, factor });
for (const [name, factor, words] of lasting)
  for (const word of words.split(' ')) units.set(word, { name, kind: 'duration', factor });

/** Every unit under the name that figures carry. */
const byName = new Map([...units.values()].map((unit) => [unit.name, unit]));
export function unitNamed(name: string | null): Unit | null {
  const known = name === null ? undefined : byName.get(name);
  if (known || !name) return known ?? null;
  const power = name.startsWith('square ') ? 2 : name.startsWith('cubic ') ? 3 : 0;
  const side = power ? byName.get(name.slice(name.indexOf(' ') + 1)) : undefined;
  return side
    ? { name, kind: power === 2 ? 'area' : 'volume', factor: side.factor ** power * (power === 3 ? 1000 : 1) }
    : null;
}

/** Currencies by sign or code, before or after the amount. */
export const currencySigns = new Map<string, string>([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['¢', 'cent'],
]);

/** Letters written right before a dollar sign. */
export const dollarsOf = new Map<string, string>([
  ['us', 'USD'],
  ['a', 'AUD'],
  ['au', 'AUD'],
  ['c', 'CAD'],
  ['ca', 'CAD'],
  ['nz', 'NZD'],
  ['hk', 'HKD'],
  ['s', 'SGD'],
  ['nt', 'TWD'],
  ['r', 'BRL'],
]);

export const currencyCodes = new Set(
  'USD EUR GBP JPY CNY INR RUB CHF CAD AUD NZD HKD SGD SEK NOK DKK PLN CZK HUF TRY BRL MXN ZAR KRW ILS UAH'.split(
    ' ',
  ),
);

/** Currencies by name. “Pounds” is money only where nothing says that it is weight. */
export const currencyWords = new Map<string, string>([
  ...'dollar dollars dolar dolares'.split(' ').map((word) => [word, 'USD'] as const),
  ...'euro euros'.split(' ').map((word) => [word, 'EUR'] as const),
  ...'sterling quid'.split(' ').map((word) => [word, 'GBP'] as const),
  ...'yen'.split(' ').map((word) => [word, 'JPY'] as const),
  ...'yuan renminbi'.split(' ').map((word) => [word, 'CNY'] as const),
  ...'rupee rupees rupien roupies rupias'.split(' ').map((word) => [word, 'INR'] as const),
  ...'ruble rubles rouble roubles rubel rublos'.split(' ').map((word) => [word, 'RUB'] as const),
  ...'franken'.split(' ').map((word) => [word, 'CHF'] as const),
  ...'peso pesos'.split(' ').map((word) => [word, 'peso'] as const),
  ...'rand'.split(' ').map((word) => [word, 'ZAR'] as const),
  ...'cent cents pence centavos centimes'.split(' ').map((word) => [word, 'cent'] as const),
]);
