import type { TestFile } from './articles';

const page = (url: string, paragraphs: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bakers of Ostrow strike over night work | The Valley Post</title>
<link rel="canonical" href="${url}"><meta property="og:site_name" content="The Valley Post"></head><body>
<article><h1>Bakers of Ostrow strike over night work</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</article></body></html>`;

const ovens =
  'The ovens of eleven bakeries in Ostrow stayed cold on Monday, the first time since the flood of 1954, the guild said. Most shops had sold out of yesterday’s loaves by eight in the morning.';
const night =
  'The bakers want night work to begin at three instead of one o’clock, and a second apprentice in every bakery that sells to the hospital.';
const mayor =
  'The mayor, Lena Brandt, called the strike understandable but badly timed. She offered the town hall for talks and a hot supper for whoever comes.';
const mill =
  'A spokesman of the mill told reporters that flour was piling up in the yard and that two lorries had been sent back on Sunday evening.';
const bread =
  'Volunteers brought bread from Lindau by bicycle, eighty loaves in all, which were handed out beside the fountain.';
const hospital =
  'The hospital said that it had enough rusks for a week and had asked its kitchen to bake flat cakes in the meantime.';
const talks =
  'Talks are to begin on Wednesday. Neither side would say whether the ovens will be lit before then.';

/** As it stood on Monday. */
export const monday: TestFile = {
  name: 'bakers.html',
  type: 'text/html',
  text: page('https://valley-post.example/ostrow/bakers', [
    ovens,
    night,
    mayor,
    mill,
    bread,
    hospital,
    talks,
  ]),
};

/** As it stood on Tuesday: words changed, a paragraph moved, one rewritten and two gone. */
export const tuesday: TestFile = {
  name: 'bakers (1).html',
  type: 'text/html',
  text: page('http://www.valley-post.example/ostrow/bakers/?utm_source=mail', [
    ovens,
    'The bakers want night work to begin at half past three instead of one o’clock, and a second apprentice in every bakery that sells to the hospital.',
    talks,
    mayor,
    'In the yard of the mill the flour is piling up, the owners said on Tuesday. They have sent two lorries back since the weekend and fear for the rest of the week.',
    'A baker from Harrow Bridge opened her shop for the people of Ostrow and sold four hundred rolls before noon.',
  ]),
};
