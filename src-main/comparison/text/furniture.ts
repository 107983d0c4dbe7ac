import { endsWithCredit, isByLine, isDateLine } from '../../article/rules/phrases';
import { kindOfLine, kindOfStart } from '../../article/words';

/** Longest line, in words, that is judged by how it begins. */
const longest = 45;
/** A caption's words may also open a sentence of the article. */
const longestCaption = 25;

/** A place and a date: “INDONESIA, July 2, 2013”, “Berlin, 3. März”. */
const placed = /^\p{Lu}[\p{L}.'’\s-]{1,40}[,:|–—-]\s*(?=.*\d)/u;

const label =
  /^\(?\p{L}{0,10}\s?(?:photos?|photograph|image|picture|illustration|graphic|foto|fotos|bild|grafik|fotografía|imagen|ilustración|infografik|infographic|source|sources|quelle|quellen|fuente|fonte|crédit|credits?)\s?:\s*\S/iu;
/** Longest credit, in words. */
const longestCredit = 8;

/** Who made or gave a picture, and no more: “Illustration: Kellport Courier”, “Quelle: dpa”. */
export const isLabelledCredit = (line: string): boolean =>
  label.test(line) && line.split(/\s+/).length <= longestCredit;

/**
 * Whether a line is not part of what is reported: a date, an author, a credit, a share bar. Headings and titles are
 * part of it.
 */
export function isFurniture(line: string): boolean {
  if (line.length > 400 || !/[\p{L}\p{N}]/u.test(line)) return line.length <= 400;
  const words = line.split(/\s+/).length;
  if (words <= 8 && kindOfLine(line) !== null) return true;
  if (isDateLine(line) || isByLine(line, null)) return true;
  const behind = line.replace(placed, '');
  if (behind !== line && isDateLine(behind)) return true;
  if ((words <= 6 && endsWithCredit(line)) || isLabelledCredit(line)) return true;
  if (words > longest) return false;
  const kind = kindOfStart(line);
  return kind !== null && (kind !== 'caption' || words <= longestCaption);
}
