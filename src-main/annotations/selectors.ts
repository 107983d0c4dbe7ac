import { AppError, type Passage, type Target } from '#contract';

/** Context kept on each side of a quote, in UTF-16 code units. */
export const contextLength = 96;

/**
 * A passage of a text as selectors: where it is, and what it says with what stands around it. A passage that would
 * cut a surrogate pair is widened to whole characters.
 * @throws AppError `bad-input` when the passage is not inside the text
 */
export function selectorsOf(text: string, passage: Passage): Target['selector'] {
  if (passage.end > text.length)
    throw new AppError('bad-input', 'This passage is not in the text of the article.');
  const start = cutsPair(text, passage.start) ? passage.start - 1 : passage.start;
  const end = cutsPair(text, passage.end) ? passage.end + 1 : passage.end;
  let from = Math.max(0, start - contextLength);
  if (cutsPair(text, from)) from++;
  let to = Math.min(text.length, end + contextLength);
  if (cutsPair(text, to)) to--;
  return [
    { type: 'TextPositionSelector', start, end },
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(from, start),
      suffix: text.slice(end, to),
    },
  ];
}

/** Whether a cut at `offset` parts the two halves of a character beyond U+FFFF. */
function cutsPair(text: string, offset: number): boolean {
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
