import { list } from '../../article/words/words';
import { abbreviationsOf } from './abbreviations';
import { functionWordsOf } from './function-words';

/** How far a boundary looks to either side. */
const reach = 60;

const closing = /^["'”’»›“‘)\]」』]+(?=[\s.,;:!?…—–-]|$)/u;
/** A word that stands before the point of an abbreviation, with points and spaces inside: “z. B”, “U.S”. */
const lastWord = /(?:^|[\s("“„«'‘’[—–/-])((?:\p{L}\.\s?)*[\p{L}º]+)\.$/u;
const initials = /(?:^|[\s("“„«[.–-])\p{L}\.$/u;
const dotted = /(?:^|[\s("“„«'‘[–-])(?:\p{L}\.\s?){2,}$/u;
const saidEnglish =
  'said|says|asked|asks|told|added|adds|wrote|writes|shouted|cried|replied|yelled|joked|tweeted|exclaimed|wondered|recalled|continued|screamed|thundered|demanded|declared';
const attribution = new RegExp(
  String.raw`^(?:\p{Lu}[\p{L}.'’-]*,?\s+){1,5}(?:\p{Ll}+\s+(?:\p{Lu}[\p{L}.'’-]*\s+){1,3})?(?:${saidEnglish})(?!\p{L})`,
  'u',
);
const clock =
  /^(?:\d|Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Eastern|Pacific|Central|Mountain|local|[ECMP][SD]?T\b|GMT|UTC|BST|IST|CET|CEST)/u;
/** Names that end in a sign of exclamation. */
const shouting = /(?:^|[\s“"‘(])(?:Yahoo|E|Jeopardy|Oklahoma|Panic! at the Disco|Guess|Yum)!$/u;
/** Languages that write ordinals with a point: “3. Mai”, “19. Jahrhundert”. */
const ordinals = new Set([
  'de',
  'da',
  'nb',
  'fi',
  'cs',
  'sk',
  'hu',
  'pl',
  'sl',
  'hr',
  'et',
  'lv',
  'is',
  'tr',
]);
/** Words that open a sentence and are hardly part of a name. */
const openers = new Set(
  list`
    nearly, almost, according, several, police, officials, authorities, critics, experts, people, witnesses, additionally,
    besides, finally, perhaps, maybe, one, two, three, four, five, six, seven, eight, nine, ten
  `,
);
const particles = new Set([
  'de',
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'el',
  'al',
  'da',
  'do',
  'dos',
  'du',
  'des',
  'di',
  'will',
  'may',
]);

/** Where the Segmenter sees no sentence end, and there is one: before a figure, behind “(AP)”, and where a space is lost. */
const overlooked = new RegExp(
  [
    String.raw`[.!?](?<=\p{Ll}{2}.)["”’)\]]*\s+(?=["“‘(]?\d[\d,.]*[\s\p{Pd}%])`,
    String.raw`[.!?]["”’]?\s?[“"]?\([^()]{2,40}\)\s+(?=["“‘]?\p{Lu})`,
    String.raw`[.!?](?<=\p{Ll}{3}.)["”’]?(?=["“‘]?\p{Lu}\p{Ll}+\s\p{Ll})`,
    String.raw`…(?<=\p{Ll}{2}["”’]?…)["”’]*\s+(?=["“‘]?\p{Lu})`,
  ].join('|'),
  'gu',
);

/**
 * Where the sentences of a paragraph begin, the first one left out, in rising order: what Intl.Segmenter finds, with
 * its mistakes mended at abbreviations, initials, ordinals, quotations and lost spaces.
 */
export function sentenceStarts(paragraph: string, language: string): number[] {
  const found = segmented(paragraph, segmenterOf(language));
  for (const { 0: sign, index } of paragraph.matchAll(overlooked)) found.push(index + sign.length);
  found.sort((x, y) => x - y);
  const starts: number[] = [];
  let start = 0;
  for (const at of found) {
    const end = behindClosing(paragraph, at);
    if (end <= start || end >= paragraph.length || goesOn(paragraph, start, end, language)) continue;
    starts.push(end);
    start = end;
  }
  return starts;
}

/** How much of a paragraph the Segmenter gets at once: its time grows with the square of that. */
const wide = 1_500;

/** What the Segmenter finds in a paragraph, the first sentence left out. */
function segmented(paragraph: string, segmenter: Intl.Segmenter): number[] {
  const found: number[] = [];
  for (let from = 0, width = wide; from < paragraph.length;) {
    const to = Math.min(paragraph.length, from + width);
    let last = from;
    for (const { index } of segmenter.segment(paragraph.slice(from, to))) {
      if (index === 0) continue;
      last = from + index;
      found.push(last);
    }
    if (to === paragraph.length) break;
    // What the next window holds may move the last one.
    if (found.at(-1) === last && last > from) found.pop();
    const sure = found.at(-1) ?? 0;
    width = sure > from ? wide : width * 2;
    from = Math.max(from, sure);
  }
  return found;
}

/** Quotation marks that were set apart by a space belong to the sentence that they close: « Pourquoi ? » */
function behindClosing(paragraph: string, at: number): number {
  const head = paragraph.slice(at, at + 8);
  const signs = closing.exec(head)?.[0].length ?? 0;
  if (signs === 0) return at;
  return at + signs + (/^\s*/.exec(paragraph.slice(at + signs, at + signs + 8))?.[0].length ?? 0);
}

/** Whether what stands before and behind a place is one sentence. */
function goesOn(paragraph: string, start: number, at: number, language: string): boolean {
  const before = paragraph.slice(Math.max(start, at - reach), at).trimEnd();
  const head = paragraph.slice(at, at + reach).trimStart();
  if (/^["“”]?\([^()]{2,40}\)\s+["“‘]?\p{Lu}/u.test(head)) return true;
  // A number or a dash alone is no sentence, nor is what has no letter.
  if (!/\p{L}.*\p{L}|[\p{sc=Han}\p{sc=Kana}]/su.test(before) && at - start < reach) return true;
  if (!/[\p{L}\p{N}]/u.test(head) && at + reach >= paragraph.length) return true;
  const opened = head.replace(/^["“„«»'‘(¿¡[「『\s]+/u, '');
  const isOpening = opened !== head;
  const quoted = /["”’»“«」』]$/u.test(before);
  if (/^\p{Ll}/u.test(head)) return /[!?.…]["”’»“«']*$/u.test(before) || quoted;
  if (quoted && /^(?:と|って|、|，)/u.test(head)) return true;
  if (/[!?…]["”’»“']+$/u.test(before) && attribution.test(head) && !opensSentence(head, language))
    return true;
  if (shouting.test(before) && !opensSentence(opened, language)) return true;
  return before.endsWith('.') && !isOpening && abbreviated(before, opened, language);
}

function abbreviated(before: string, head: string, language: string): boolean {
  const { always, figures, perhaps } = abbreviationsOf(language);
  const figure = /^[\d#]|^[IVXLC]+(?!\p{L})/u.test(head);
  if (ordinals.has(language) && /(?:^|[\s(–-])\d{1,2}\.$/u.test(before))
    return !opensSentence(head, language);
  const word = lastWord.exec(before)?.[1] ?? '';
  const last = /[^\s.]*$/u.exec(word)?.[0] ?? '';
  const lists = (set: ReadonlySet<string>): boolean =>
    set.has(word) || set.has(word.replace(/\s/g, '')) || set.has(last);
  if (/\b[ap]\.?\s?m\.$/iu.test(before)) return clock.test(head);
  if (lists(always)) return true;
  if (lists(figures) && figure) return true;
  if (dotted.test(before) || initials.test(before) || lists(perhaps))
    return figure || !opensSentence(head, language);
  return false;
}

/** Whether a text opens with a word that is written with a capital only because a sentence begins. */
function opensSentence(head: string, language: string): boolean {
  // “L. A. County”
  if (/^\p{L}\./u.test(head)) return false;
  const word = /^[\p{L}'’]+/u.exec(head)?.[0].toLowerCase().replace(/’/g, "'") ?? '';
  if (language === 'en' && openers.has(word)) return true;
  return functionWordsOf(language).has(word) && !particles.has(word);
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    try {
      segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    } catch {
      segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    }
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
