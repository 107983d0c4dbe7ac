import type { TestFile } from './articles';

/**
 * Long invented accounts of one flood, for panes that scroll: every report stands in each of them in other words, in the same
 * order, with paragraphs of their own in between, so that the same report stands at another height in each.
 */

interface Report {
  town: string;
  person: string;
  role: string;
  count: number;
  what: string;
  object: string;
}

const towns = (
  'Aldermoor Brackenfield Calverstone Dunwick Eastrey Fallowby Garthwaite Hollinsea Ivelchurch Jarrowmere ' +
  'Kirkholt Lambourne Marshgate Netherby Ottermouth Pellworth Quarndale Rushbrook Saltersford Thornham'
).split(' ');
const people = (
  'Agnes Bell|Bruno Carver|Clara Devlin|Dennis Eastwood|Edith Fairley|Frank Gorse|Greta Hollis|Hugo Inman|Ida Jessop|' +
  'Jonas Kettle|Kitty Larkin|Leo Marsden|Mabel Norton|Ned Oakes|Olive Prentice|Percy Quill|Queenie Roper|Ralph Sutton|' +
  'Selma Tull|Tobias Underhill'
).split('|');
const roles = ['farmer', 'schoolteacher', 'lock keeper', 'baker', 'postman'];
const objects = (
  'footbridge|grain store|pumping station|bandstand|railway cutting|cattle market|weir|library|tannery|boathouse|' +
  'chapel|orchard wall|brickworks|ford|dye works|signal box|watermill|cricket ground|allotments|ferry landing'
).split('|');
const whats = ['swept away', 'left under water', 'badly damaged', 'cut off', 'closed'];

export const reports: readonly Report[] = towns.map((town, i) => ({
  town,
  person: people[i] ?? '',
  role: roles[i % roles.length] ?? '',
  count: 37 + i * 29,
  what: whats[i % whats.length] ?? '',
  object: objects[i] ?? '',
}));

const wordings: readonly ((report: Report) => string)[] = [
  ({ town, person, role, count, what, object }) =>
    `In ${town} the ${object} was ${what} and ${count} households lost their power, said ${person}, a ${role} who watched the water come over the bank.`,
  ({ town, person, role, count, what, object }) =>
    `${person}, a ${role} in ${town}, saw the ${object} ${what} by the river; electricity failed in ${count} households there.`,
  ({ town, person, count, what, object }) =>
    `At ${town}, where ${count} households were without electricity, the ${object} was ${what}, according to ${person}.`,
  ({ town, person, role, count, what, object }) =>
    `The ${role} ${person} told of the ${object} of ${town} being ${what}, with the power out in ${count} households.`,
];

/** Sentences that only one account has; each account has its own stock, so that they have no counterpart. */
const asides: readonly (readonly string[])[] = [
  [
    'The cathedral choir moved its rehearsal to a gymnasium and sang to people who had nowhere else to sit.',
    'Volunteers carried soup through the side streets in milk churns until long after midnight.',
    'A stray goat spent the night on top of a delivery van and was fetched down with a bread roll.',
    'Children collected driftwood along the embankment and stacked it beside the bus stop.',
    'Insurance offices opened their counters on Sunday for the first time in memory.',
  ],
  [
    'Meteorologists had warned of saturated soils since the beginning of the month.',
    'An engineer from the ministry will inspect embankments during the coming weeks.',
    'Helicopters of the mountain rescue circled above the valley while daylight lasted.',
    'Trains on the northern branch ran at walking pace between two signal failures.',
    'Several publishers offered to replace ruined schoolbooks without charge.',
    'Divers examined culverts beneath the ring road and found a wardrobe in one.',
  ],
  [
    'Opposition politicians asked why dredging had been postponed for nine years.',
    'A petition for a second relief channel gathered signatures in every bakery.',
    'Economists put off their forecast for the regional harvest.',
    'Radio amateurs passed on messages when telephones were overloaded.',
  ],
  [
    'Beekeepers moved their hives uphill on borrowed trailers.',
    'The museum carried its tapestries to the attic, frame by frame.',
    'A wedding took place on a tractor, with the registrar in rubber boots.',
  ],
];

const title = [
  'Twenty towns under water after the Aune bursts its banks',
  'River Aune floods twenty towns in one night',
  'Night of the flood: what happened along the Aune',
  'The Aune valley counts its losses',
];

/**
 * One of four accounts.
 * @param words about how long it is to be
 */
export function account(which: 0 | 1 | 2 | 3, words = 1600): TestFile {
  const wording = wordings[which] ?? (() => '');
  const own = asides[which] ?? [];
  const each = Math.max(0, Math.round((words / reports.length - 28) / 15));
  const paragraphs = reports.map((report, i) => {
    // Unevenly, so that no part of one account is as long as the same part of another.
    const extra = Math.round(each * (1 + Math.sin(i * (which + 1.3)) * 0.9));
    const around = Array.from({ length: extra }, (_, k) => own[(i + k) % own.length] ?? '');
    const before = around.slice(0, which % 2 ? Math.ceil(extra / 2) : 0);
    const after = around.slice(before.length);
    return [before, [wording(report)], after]
      .filter((part) => part.length)
      .map((part) => `<p>${part.join(' ')}</p>`)
      .join('\n');
  });
  const name = title[which] ?? '';
  return {
    name: `aune-${which + 1}.html`,
    type: 'text/html',
    text: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<meta property="og:site_name" content="Valley ${['Herald', 'Post', 'Mirror', 'Record'][which] ?? ''}"></head>
<body><article><h1>${name}</h1>\n${paragraphs.join('\n')}\n</article></body></html>`,
  };
}

export const accountTitle = (which: 0 | 1 | 2 | 3): string => title[which] ?? '';
