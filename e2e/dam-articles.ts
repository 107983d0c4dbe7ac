import type { TestFile } from './articles';

/** Invented accounts of one event: a shared agency text, a quotation cut short, figures that differ. */
const page = (site: string, date: string, title: string, paragraphs: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | ${site}</title>
<meta property="og:site_name" content="${site}"><meta property="article:published_time" content="${date}"></head>
<body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article></body></html>`;

const agency =
  'The dam at Orrin Head was built in 1961 and supplies water to the towns of Carse, Mellow and Tain. Engineers lowered the reservoir by four metres within two days and reinforced the foot of the wall with rock.';

export const damCourier: TestFile = {
  name: 'courier.html',
  type: 'text/html',
  text: page('The Coast Courier', '2025-03-14T07:30:00Z', 'Thousands leave valley below cracked dam', [
    'About 4,200 people were told to leave their homes in the Orrin valley on Thursday night after engineers found a crack eleven metres long in the wall of the Orrin Head dam, the regional council said.',
    '“Nobody should go back for their belongings before we tell them it is safe to do so,” said Helen Marsh, who leads the emergency service in Carse.',
    agency,
    'The council has opened three schools and the sports hall for those who have nowhere to go.',
    'The crack was discovered by two inspectors during a routine visit at 4.15 pm on Thursday.',
    'North Water, the operator of the dam, put the cost of the repairs at 21 million pounds.',
    'A photograph that a hiker had taken in January shows no damage, said Piotr Wolski, a baker.',
    'The army has sent 120 soldiers and two helicopters to bring rock to the foot of the wall.',
  ]),
};

export const damRadio: TestFile = {
  name: 'radio.html',
  type: 'text/html',
  text: page('Island Radio', '2025-03-14T09:10:00Z', 'Dam crack empties the Orrin valley', [
    'Some 4,500 residents of the Orrin valley were told to leave their homes after a crack of eleven metres was found in the wall of the Orrin Head dam, the regional council said.',
    'Helen Marsh of the emergency service in Carse warned: “Nobody should go back for their belongings before we tell them.”',
    agency,
    'The fishing club of Mellow has cancelled its spring meeting and asks its members for patience.',
    'Two inspectors discovered the crack on a routine visit on Thursday at 4.15 pm.',
    'North Water, the operator of the dam, put the cost of the repairs at 27 million pounds.',
    'Some 120 soldiers and two helicopters of the army are bringing rock to the foot of the wall.',
  ]),
};

export const damHerald: TestFile = {
  name: 'herald.html',
  type: 'text/html',
  text: page('Northern Herald', '2025-03-15T06:00:00Z', 'What is known of the dam at Orrin Head', [
    'About 4,200 people were told to leave their homes in the Orrin valley after a crack was found in the wall of the Orrin Head dam.',
    agency,
    'Trains do not run until further notice, the railway company wrote on its page.',
    'The cost of the repairs was put at 21 million pounds by North Water, the operator of the dam.',
  ]),
};
