import type { Passage } from '#contract';

export type Unit = 'character' | 'word' | 'sentence' | 'paragraph';

/**
 * Initials and abbreviations after which a sentence goes on although a capital letter follows. Only such as hardly ever end a
 * sentence: "etc.", "Inc." or "a.m." may do both and are left to the segmenter.
 */
const abbreviations = new RegExp(
  `(?:^|[^\\p{L}\\p{N}.])(?:(?!I)\\p{L}|${[
    ...[
      'Mr',
      'Mrs',
      'Ms',
      'Mx',
      'Dr',
      'Prof',
      'Rev',
      'Hon',
      'Gen',
      'Col',
      'Capt',
      'Cpt',
      'Lt',
      'Sgt',
      'Maj',
      'Adm',
    ],
    ...[
      'Gov',
      'Sen',
      'Rep',
      'St',
      'Mt',
      'No',
      'Nos',
      'Nr',
      'Vol',
      'Fig',
      'Figs',
      'pp',
      'cf',
      'ca',
      'vs',
      'viz',
      'approx',
    ],
    ...[
      'e\\.g',
      'i\\.e',
      'z\\.\\s?B',
      'd\\.\\s?h',
      'u\\.\\s?a',
      'Hr',
      'Fr',
      'Str',
      'bzw',
      'Mme',
      'Mlle',
      'MM',
      'Sr',
      'Sra',
      'Dra',
    ],
  ].join('|')})\\.\\s*$`,
  'u',
);
/** "am 3. Mai": languages that write ordinals with a full stop. */
const ordinal = /(?:^|\s)\d{1,2}\.\s*$/;
const ordinalLanguages = new Set([
  'de',
  'da',
  'nb',
  'nn',
  'no',
  'fi',
  'cs',
  'sk',
  'hu',
  'hr',
  'sl',
  'sr',
  'et',
  'lv',
  'is',
]);

/** A quotation or bracket that begins right after a full stop; in Chinese and Japanese no space parts them. */
const cjkOpening = /[。！？][“‘「『《（]$/;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(lang: string | null, granularity: 'grapheme' | 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity} ${lang ?? ''}`;
  let found = segmenters.get(key);
  if (!found) {
    try {
      found = new Intl.Segmenter(lang ?? undefined, { granularity });
    } catch {
      // The tag comes from the imported page and may be none.
      found = new Intl.Segmenter(undefined, { granularity });
    }
    segmenters.set(key, found);
  }
  return found;
}

/** The grapheme cluster that the code unit at `offset` belongs to: what a reader takes for one character. */
export function clusterAt(text: string, offset: number): Passage {
  const plain = (at: number): boolean => {
    const code = text.charCodeAt(at);
    return (
      Number.isNaN(code) || (code < 0x300 && code !== 0x0d && code !== 0xad && code !== 0xa9 && code !== 0xae)
    );
  };
  if (plain(offset) && plain(offset + 1) && text.charAt(offset - 1) !== '\r')
    return { start: offset, end: offset + 1 };
  // A window is enough and spares copying the text; it starts with white space, where no cluster can be cut.
  let from = Math.max(0, offset - 1);
  while (from > 0 && offset - from < 256 && !/\s/.test(text.charAt(from))) from--;
  const cluster = segmenter(null, 'grapheme')
    .segment(text.slice(from, offset + 256))
    .containing(offset - from);
  const start = from + (cluster?.index ?? offset - from);
  return { start, end: start + (cluster?.segment.length ?? 1) };
}

/** The line around an offset, without its newline. A newline belongs to the line it ends. */
function lineAt(text: string, offset: number): Passage {
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end };
}

/**
 * The sentence around an offset, without white space at its ends; a line is never left, since a newline ends a
 * block. Null on an empty line.
 *
 * @param lang BCP 47 tag of the article, or null when unknown
 */
export function sentenceAt(text: string, offset: number, lang: string | null): Passage | null {
  const bounds = lineAt(text, Math.max(0, Math.min(offset, text.length)));
  const line = text.slice(bounds.start, bounds.end);
  if (line.trim() === '') return null;
  const segments = segmenter(lang, 'sentence').segment(line);
  const goesOn = (boundary: number): boolean => {
    const before = line.slice(Math.max(0, boundary - 16), boundary);
    const language = (lang ?? '').split('-')[0]?.toLowerCase() ?? '';
    return abbreviations.test(before) || (ordinalLanguages.has(language) && ordinal.test(before));
  };
  let at = Math.max(0, Math.min(offset - bounds.start, line.length - 1));
  // The segmenter gives a Chinese or Japanese opening mark to the sentence before it.
  const opens = (index: number): boolean => cjkOpening.test(line.slice(Math.max(0, index - 1), index + 1));
  if (opens(at) && at + 1 < line.length) at++;
  let start = segments.containing(at)?.index ?? 0;
  let end = start + (segments.containing(at)?.segment.length ?? line.length);
  while (start > 0 && goesOn(start)) start = segments.containing(start - 1)?.index ?? 0;
  while (end < line.length && goesOn(end))
    end += segments.containing(end)?.segment.length ?? line.length - end;
  if (start > 0 && opens(start - 1)) start--;
  if (opens(end - 1)) end--;
  const sentence = line.slice(start, end);
  if (sentence.trim() === '') return null;
  return {
    start: bounds.start + end - sentence.trimStart().length,
    end: bounds.start + start + sentence.trimEnd().length,
  };
}

/** The paragraph around an offset, without white space at its ends: what stands between two newlines. Null on an empty line. */
export function paragraphAt(text: string, offset: number): Passage | null {
  const bounds = lineAt(text, Math.max(0, Math.min(offset, text.length)));
  const line = text.slice(bounds.start, bounds.end);
  if (line.trim() === '') return null;
  return {
    start: bounds.end - line.trimStart().length,
    end: bounds.start + line.trimEnd().length,
  };
}

/** The segment around the code unit at `offset`, with its place in the text; null at the text's end and on a newline. */
function segmentAt(text: string, offset: number, lang: string | null): (Passage & { word: boolean }) | null {
  const line = lineAt(text, offset);
  if (offset < line.start || offset >= line.end) return null;
  const segment = segmenter(lang, 'word')
    .segment(text.slice(line.start, line.end))
    .containing(offset - line.start);
  if (!segment) return null;
  const start = line.start + segment.index;
  return { start, end: start + segment.segment.length, word: segment.isWordLike ?? false };
}

/** The word around an offset, or null where there is none. At the seam of a word and a gap the word is taken. */
export function wordAt(text: string, offset: number, lang: string | null): Passage | null {
  for (const at of [offset, offset - 1]) {
    const segment = at < 0 ? null : segmentAt(text, at, lang);
    if (segment?.word) return { start: segment.start, end: segment.end };
  }
  return null;
}

/** The passage with ends that lie inside a word moved outwards to its edges. */
export function snapToWords(text: string, passage: Passage, lang: string | null): Passage {
  const first = segmentAt(text, passage.start, lang);
  const last = segmentAt(text, passage.end, lang);
  return {
    start: first?.word ? first.start : passage.start,
    end: last?.word && last.start < passage.end ? last.end : passage.end,
  };
}

/** An offset inside a word moved to the nearer of its edges; any other stays where it is. */
export function nearestWordEdge(text: string, offset: number, lang: string | null): number {
  const segment = segmentAt(text, offset, lang);
  if (!segment?.word) return offset;
  return offset - segment.start < segment.end - offset ? segment.start : segment.end;
}

/**
 * The next place where a unit ends (forwards) or starts (backwards), as Ctrl+Arrow moves; the text's own end when
 * there is none. Goes on to the next line at a line's end.
 */
export function nextBoundary(
  text: string,
  offset: number,
  direction: 'forward' | 'backward',
  unit: Unit,
  lang: string | null,
): number {
  const forward = direction === 'forward';
  // `at` is the code unit that is looked at: the one after the offset, or the one before it.
  let at = forward ? offset : offset - 1;
  while (at >= 0 && at < text.length) {
    const found =
      unit === 'character'
        ? clusterAt(text, at)
        : /\s/.test(text.charAt(at))
          ? null
          : unit === 'paragraph'
            ? paragraphAt(text, at)
            : unit === 'sentence'
              ? sentenceAt(text, at, lang)
              : segmentAt(text, at, lang);
    const counts = found && (!('word' in found) || found.word);
    if (counts) return forward ? found.end : found.start;
    at = forward ? (found?.end ?? at + 1) : (found?.start ?? at) - 1;
  }
  return forward ? text.length : 0;
}
