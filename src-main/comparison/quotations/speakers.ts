import type { Passage } from '#contract';
import type { PairedText } from '../text/pair';
import type { QuotedSpan } from '../text/quoted-spans';
import { fullNamesIn, inFull, leadingName, type Speaker, type Subject, subjectIn } from './names';
import { type Saying, sayingIn } from './saying';

/** How far from the marks the speaker is looked for. */
const reach = { after: 170, before: 220 };

/**
 * Who said each of the quoted spans of a text, as the text says it: “said Jane Doe”, “Doe told reporters”, “according
 * to Doe”; “he” is the one named last where that is safe. Null where the text does not say, or it is not sure.
 */
export function speakersOf({ text, language, sentences, quoted }: PairedText): (Speaker | null)[] {
  const saying = sayingIn(language);
  if (!saying) return quoted.map(() => null);
  const names = fullNamesIn(text, language);
  const patterns = patternsOf(saying, language);
  const found: (Speaker | null)[] = [];
  let sentence = 0;
  let last: { speaker: Speaker; at: number } | null = null;
  for (const [n, span] of quoted.entries()) {
    while (sentence < sentences.length - 1 && (sentences[sentence]?.end ?? 0) <= span.start) sentence++;
    let lastSentence = sentence;
    while (lastSentence < sentences.length - 1 && (sentences[lastSentence]?.end ?? 0) < span.end)
      lastSentence++;
    const [before, after] = around(text, quoted, n, sentences[sentence], sentences[lastSentence]);
    const said = sayer(text, before, after, patterns, saying, language);
    let speaker: Speaker | null = null;
    if (said?.kind === 'pronoun')
      speaker = safe(text, last, said.at) ?? onlyName(text, span, language, saying, said.at);
    else if (said) {
      speaker = inFull({ name: said.name, passage: placeOf(said) }, names);
      last = { speaker, at: said.at };
    } else speaker = sameAsBefore(text, quoted, found, n, before, after);
    if (speaker && last && span.end > last.at) last = { ...last, at: span.end };
    found.push(speaker);
  }
  return found;
}

const placeOf = ({ name, at }: { name: string; at: number }): Passage => ({
  start: at,
  end: at + name.length,
});

/** What is left of the sentences around a span when other spans are taken away. */
function around(
  text: string,
  quoted: readonly QuotedSpan[],
  n: number,
  first: Passage | undefined,
  last: Passage | undefined,
): [Passage, Passage] {
  const span = quoted[n] ?? { start: 0, end: 0 };
  const from = Math.max(first?.start ?? 0, quoted[n - 1]?.end ?? 0, span.start - reach.before);
  const end = Math.min(last?.end ?? text.length, quoted[n + 1]?.start ?? text.length, span.end + reach.after);
  return [
    { start: Math.min(from, span.start), end: span.start },
    { start: span.end, end: Math.max(end, span.end) },
  ];
}

interface Patterns {
  verb: RegExp;
  /** A verb right at the beginning. */
  verbFirst: RegExp;
  source: RegExp;
  sourceLast: RegExp;
}

const made = new Map<string, Patterns>();

function patternsOf(saying: Saying, language: string): Patterns {
  const known = made.get(language);
  if (known) return known;
  const any = (words: readonly string[]): string =>
    words.map((word) => word.replace(/\s/g, String.raw`\s+`)).join('|');
  const verbs = any(saying.verbs);
  const sources = any(saying.sources);
  const patterns = {
    verb: new RegExp(String.raw`(?<![\p{L}\p{M}-])(?:${verbs})(?![\p{L}\p{M}])`, 'giu'),
    verbFirst: new RegExp(String.raw`^(?:${saying.between})?(?:a-)?(?:${verbs})(?![\p{L}\p{M}])[-\s]*`, 'iu'),
    source: new RegExp(String.raw`^(?:${sources})\s+`, 'iu'),
    sourceLast: new RegExp(String.raw`(?:${sources})\s+`, 'iu'),
  };
  made.set(language, patterns);
  return patterns;
}

const marks = /^[\s"“”„‟«»‹›‘’‚'」』,.:;!?—–-]+/u;
/** Where a name behind a verb ends. */
const endOfName =
  /[,;:()“"«„\n]|[.!?](?=\s|$)(?<!\p{Lu}\.|\b(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Gen|Col|Capt|Sen|Rep|Gov|Rev|Const|Prof|St)\.)|\s(?:in|on|at|after|during|as|when|while|who|whose|told|to|but|that|before|about|outside|inside|am|im|beim|nach|dem|bei|lors|dans|devant|après|en|durante|tras|ante)\s/u;

/** The subject of the verb of saying that stands around a quotation; `at` counts in the text. */
function sayer(
  text: string,
  before: Passage,
  after: Passage,
  patterns: Patterns,
  saying: Saying,
  language: string,
): Subject {
  return behind(text, after, patterns, saying, language) ?? inFront(text, before, patterns, saying, language);
}

function behind(
  text: string,
  { start, end }: Passage,
  patterns: Patterns,
  saying: Saying,
  language: string,
): Subject {
  const after = text.slice(start, end);
  const begin = marks.exec(after)?.[0].length ?? 0;
  // A full stop outside of the marks ends the sentence that the quotation is in.
  if (/^["”»’'“]*[.!?]\s/u.test(after)) return null;
  const rest = after.slice(begin);
  if (/^(?:and|but|while|as|when|because|und|aber|während|et|mais|y|pero)\s/iu.test(rest)) return null;
  const opening = patterns.source.exec(rest) ?? patterns.verbFirst.exec(rest);
  if (opening) {
    const from = begin + opening[0].length;
    const named = after.slice(from);
    // “…,” dijo.
    if (/^[.,]|^$/u.test(named.trim()) && language === 'es') return { kind: 'pronoun', at: start + begin };
    return moved(nameBehind(named, saying, language), start + from);
  }
  patterns.verb.lastIndex = 0;
  const verb = patterns.verb.exec(rest);
  if (!verb || verb.index > 110) return null;
  const subject = withoutAside(rest.slice(0, verb.index));
  // More than a subject stands before the verb: a clause of its own.
  if (/[.!?;:]\s+\p{Lu}\p{Ll}+\s/u.test(subject.replace(/\p{Lu}\p{Ll}{0,5}\./gu, ''))) return null;
  return moved(subjectIn(subject, saying, language), start + begin);
}

function inFront(
  text: string,
  { start, end }: Passage,
  patterns: Patterns,
  saying: Saying,
  language: string,
): Subject {
  const before = text.slice(start, end);
  const source = patterns.sourceLast.exec(before);
  if (source) {
    const from = source.index + source[0].length;
    const named = before.slice(from);
    const subject = nameBehind(named, saying, language);
    if (subject) return moved(subject, start + from);
  }
  let found: Subject = null;
  patterns.verb.lastIndex = 0;
  for (let verb = patterns.verb.exec(before); verb; verb = patterns.verb.exec(before)) {
    const inserted = /^\s+([^,“”"«»]{2,40}),/u.exec(before.slice(verb.index + verb[0].length));
    // “One theme, said Murray, was …”
    if (inserted?.[1] && /,\s*$/u.test(before.slice(0, verb.index))) {
      const behind = subjectIn(inserted[1], saying, language);
      if (behind)
        found = moved(behind, start + verb.index + verb[0].length + inserted[0].indexOf(inserted[1]));
      if (behind) continue;
    }
    const subject = clauseBefore(before, verb.index);
    const named = subjectIn(lastAside(subject.words, saying, language), saying, language);
    if (named) found = moved(named, start + subject.from);
  }
  return found;
}

function nameBehind(text: string, saying: Saying, language: string): Subject {
  const leading = leadingName(text, saying, language);
  // German nouns all have capitals: “laut Anna Weiß war der Hafen …”
  if (leading && language === 'de') return leading;
  return subjectIn(text.slice(0, endOfName.exec(text)?.index ?? text.length), saying, language) ?? leading;
}

/** The words before a verb up to the beginning of its clause. */
function clauseBefore(before: string, verb: number): { words: string; from: number } {
  const all = before.slice(0, verb);
  const cut =
    /(?:^|[.!?;:“”"«»]|[\s,](?:that|(?:and|und|et|y)(?!\s+\p{Lu}(?!he\s|hey\s|t\s))|but|as|when|while|after|because|where|with|dass|aber|que|mais|pero))\s+(?=[^.!?;:“”"«»]*$)/u;
  let from = marks.exec(all)?.[0].length ?? 0;
  for (let match = cut.exec(all.slice(from)); match && match[0] !== ''; match = cut.exec(all.slice(from))) {
    const next = from + match.index + match[0].length;
    // A name must be left.
    if (!/[\p{L}]/u.test(all.slice(next)) || next === from) break;
    from = next;
  }
  return { words: all.slice(from), from };
}

/** “Doe, 45, a spokesman,” → “Doe”, in place. */
function withoutAside(given: string): string {
  const subject = given.replace(/\([^()]*\)/gu, (aside) => ' '.repeat(aside.length));
  const comma = subject.search(/,\s/u);
  if (comma < 0) return subject.replace(/,\s*$/u, ' ');
  const head = subject.slice(0, comma);
  // “In Berlin, Doe said”
  if (
    /^\s*(?:\p{L}+ing|asked|in|on|at|after|before|during|last|earlier|later|meanwhile|however|yesterday|today|nach|am|im|bei|en|dans|après)\s/iu.test(
      head,
    )
  )
    return `${' '.repeat(comma + 1)}${subject.slice(comma + 1)}`.replace(/,\s*$/u, ' ');
  return head;
}

/** “The third finding was, Murray” → “Murray”; otherwise what stands before the aside. */
function lastAside(words: string, saying: Saying, language: string): string {
  const comma = words.lastIndexOf(', ');
  const tail = words.slice(comma + 1);
  if (comma >= 0 && tail.trim().split(/\s+/).length <= 3) {
    const subject = subjectIn(tail, saying, language);
    if (
      subject &&
      subject.kind !== 'described' &&
      /(?:is|was|are|were|that|however|he|she|ist|war)\s*$/iu.test(words.slice(0, comma))
    )
      return ' '.repeat(comma + 1) + tail;
    if (subject?.kind === 'pronoun') return ' '.repeat(comma + 1) + tail;
  }
  return withoutAside(words);
}

const moved = (subject: Subject, by: number): Subject =>
  subject ? { ...subject, at: subject.at + by } : null;

/** Names of two words or more, where another person may come in. */
const person = /\p{Lu}[\p{L}'’-]+\s+(?:\p{Lu}\.\s+)?\p{Lu}[\p{L}'’-]+/gu;
const near = 700;

/** The one named last, where nobody else was named since and it is not long ago. */
function safe(text: string, last: { speaker: Speaker; at: number } | null, at: number): Speaker | null {
  if (!last || at < last.at || at - last.at > near) return null;
  const between = text.slice(last.at, at);
  if ((between.match(/\n+/g)?.length ?? 0) > 2) return null;
  const surname = last.speaker.name.split(' ').at(-1) ?? '';
  const others = (between.match(person) ?? []).filter((name) => !name.includes(surname));
  return others.length > 0 ? null : last.speaker;
}

/** The only person that the paragraph names before “he”. */
function onlyName(text: string, span: Passage, language: string, saying: Saying, at: number): Speaker | null {
  const from = text.lastIndexOf('\n', span.start - 1) + 1;
  const paragraph = text.slice(Math.max(from, at - near), Math.min(at, span.start));
  const names = new Map<string, number>();
  for (const { 0: found, index } of paragraph.matchAll(person)) {
    const subject = subjectIn(found, saying, language);
    if (subject?.kind === 'named') names.set(subject.name, Math.max(from, at - near) + index + subject.at);
  }
  const [only] = names;
  return only && names.size === 1
    ? { name: only[0], passage: { start: only[1], end: only[1] + only[0].length } }
    : null;
}

/** A sentence that is all quotation, behind one whose speaker is known, in the same paragraph or continued. */
function sameAsBefore(
  text: string,
  quoted: readonly QuotedSpan[],
  found: readonly (Speaker | null)[],
  n: number,
  before: Passage,
  after: Passage,
): Speaker | null {
  const previous = quoted[n - 1];
  const span = quoted[n];
  if (!previous || !span) return null;
  if (previous.continued) return found[n - 1] ?? null;
  if (text.slice(previous.end, span.start).includes('\n')) return null;
  const alone = [before, after].every(({ start, end }) => !/[\p{L}\p{N}]/u.test(text.slice(start, end)));
  // “a good man” and “an extraordinary president”
  const listed = /^[”"’'»“]?,?\s(?:and|or|but|und|oder|et|ou|y|o|e)\s(?:\p{Ll}{1,4}\s)?[“"‘'„«»]?$/u;
  return alone || listed.test(text.slice(previous.end, span.start)) ? (found[n - 1] ?? null) : null;
}
