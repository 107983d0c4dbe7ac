import { Fragment, type JSX } from 'react';
import type { Passage } from '#contract';
import styles from './overview.module.css';

/** How words of an excerpt are set apart; those `between` quoted ones are the article's own and not shown. */
export type ExcerptMark = Passage & { as: 'value' | 'left-out' | 'own' | 'between' };

interface Props {
  text: string;
  /** The stretch that is shown. */
  passage: Passage;
  /** Inside it, in order, without overlap; what overlaps is cut. */
  marks?: readonly ExcerptMark[];
  lang?: string | null | undefined;
}

/** Words of an article, with some of them set apart; line breaks are spaces. */
export function Excerpt({ text, passage, marks = [], lang }: Props): JSX.Element {
  return (
    <span className={styles.excerpt} lang={lang ?? undefined} dir="auto">
      {excerptParts(text, passage, marks).map(({ words, as }, i) => (
        <Fragment key={i}>{as ? <Marked as={as} words={words} /> : words}</Fragment>
      ))}
    </span>
  );
}

function Marked({ as, words }: { as: ExcerptMark['as']; words: string }): JSX.Element {
  if (as === 'left-out') return <del>{words}</del>;
  if (as === 'own') return <ins>{words}</ins>;
  if (as === 'between') return <>{words}</>;
  return <b>{words}</b>;
}

export interface ExcerptPart {
  words: string;
  as: ExcerptMark['as'] | null;
}

/** A stretch of a text in pieces: marked ones and those between them. */
export function excerptParts(
  text: string,
  { start, end }: Passage,
  marks: readonly ExcerptMark[],
): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  const put = (from: number, to: number, as: ExcerptPart['as']): void => {
    const words = text.slice(from, to).replace(/\s+/g, ' ');
    // Between the paragraphs of one long quotation stands nothing but its marks.
    const gap = /[\p{L}\p{N}]/u.test(words) ? ' … ' : ' ';
    if (words) parts.push({ words: as === 'between' ? gap : words, as });
  };
  let at = start;
  for (const mark of [...marks].sort((x, y) => x.start - y.start)) {
    const from = Math.max(at, mark.start);
    const to = Math.min(end, mark.end);
    if (from >= to) continue;
    put(at, from, null);
    put(from, to, mark.as);
    at = to;
  }
  put(at, end, null);
  return parts;
}

/** What an article says between the stretches that it quotes: “…,” she said, “…” */
export const betweenQuoted = (quoted: readonly Passage[]): ExcerptMark[] =>
  quoted.slice(1).map(({ start }, i) => ({ start: quoted[i]?.end ?? start, end: start, as: 'between' }));

/** Longest excerpt in UTF-16 code units; of a longer sentence the part around its words is shown. */
const most = 260;

/** The sentence that a passage stands in, or some words on both sides of it. */
export function around(sentences: readonly Passage[], text: string, passage: Passage): Passage {
  const sentence = sentences.find(({ start, end }) => start <= passage.start && passage.start < end);
  const whole = {
    start: sentence?.start ?? passage.start - 80,
    end: Math.max(sentence?.end ?? passage.end + 80, passage.end),
  };
  if (whole.end - whole.start <= most && sentence) return whole;
  const room = Math.max(0, most - (passage.end - passage.start));
  const start = Math.max(0, whole.start, passage.start - room / 2);
  const end = Math.min(text.length, whole.end, Math.max(passage.end, start + most));
  return { start: wordEdge(text, Math.round(start), 1), end: wordEdge(text, Math.round(end), -1) };
}

/** The next place between two words; where it stands when that is far. */
function wordEdge(text: string, at: number, step: 1 | -1): number {
  for (let i = at; Math.abs(i - at) < 24; i += step) {
    if (i <= 0 || i >= text.length) return Math.max(0, Math.min(text.length, i));
    if (/\s/.test(text[step > 0 ? i - 1 : i] ?? '')) return i;
  }
  return at;
}
