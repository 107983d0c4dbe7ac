import type { Id } from '#contract';
import type { Articles } from '../store/articles';
import { levelAddress } from './address';
import type { LibraryIndex } from './library-index';
import { createPauses, type Pauses } from '../annotations/notes/pauses';

/** Words of a stretch that two texts have in common. Two of one language share hardly any that are as long. */
const stretch = 4;
/** Share of the old text that must stand in the new one of the same address: it may have been rewritten in large part. */
const enoughAtAddress = 0.3;
/** Share of either text that must stand in the other where only the file's name says that it is the same. */
const enoughByName = 0.7;
/** Most articles that are opened to be compared, the newest ones. */
const mostCandidates = 8;
/** Texts longer than this, in UTF-16 code units, are compared by some of their sentences: about as many as this holds. */
const comparedWhole = 100_000;

/** What is known of a file that has been cleaned. */
export interface CleanedFile {
  fileName: string;
  title: string;
  url: string | null;
  text: string;
}

/**
 * The article that a file is a changed one of: of the same address, or, where neither names any, of the same file name and
 * title; and its text must say so, as a home page, a template or an address that is used again must not take the place of
 * another article. Null when there is none for sure.
 */
export async function findSameArticle(
  file: CleanedFile,
  { articles, index }: { articles: Articles; index: LibraryIndex },
): Promise<Id | null> {
  const address = levelAddress(file.url);
  const candidates =
    address === null ? index.findByName(file.fileName, file.title) : index.findByAddress(address);
  let best: { id: Id; share: number } | null = null;
  for (const id of candidates.slice(0, mostCandidates)) {
    // One that was deleted meanwhile, or whose text is damaged, is nothing to compare with.
    const known = await articles.use(id, (folder) => folder.content()).catch(() => null);
    if (!known || (address === null && levelTitle(known.record.title) !== levelTitle(file.title))) continue;
    const share = await sharedBetween(known.text, file.text);
    const enough =
      address === null ? Math.min(share.old, share.young) >= enoughByName : share.old >= enoughAtAddress;
    if (enough && share.old > (best?.share ?? 0)) best = { id, share: share.old };
  }
  return best?.id ?? null;
}

/** A file's name without the number that browsers give a second copy, and in one case. */
export function levelName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/ ?\(\d{1,3}\)(?=\.[a-z0-9]{1,8}$|$)/, '');
}

/** A title in one case, however it is spaced. */
export const levelTitle = (title: string): string =>
  title.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

const word = /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Thai}|[\p{L}\p{M}\p{N}]+/gu;

const sentenceEnd = /[\n.!?。！？]/g;

/** Which share of either text's stretches of words stands in the other. Texts without a whole one share all or nothing. */
async function sharedBetween(old: string, young: string): Promise<{ old: number; young: number }> {
  const every = Math.ceil(Math.max(old.length, young.length) / comparedWhole);
  const pauses = createPauses();
  const [a, b] = [await stretches(old, every, pauses), await stretches(young, every, pauses)];
  let both = 0;
  for (const one of a) if (b.has(one)) both++;
  return { old: a.size > 0 ? both / a.size : 0, young: b.size > 0 ? both / b.size : 0 };
}

/** @param every of how many sentences one is looked at; which one, its first letters say, so that it is the same in both texts */
async function stretches(text: string, every: number, pauses: Pauses): Promise<Set<string>> {
  const all = new Set<string>();
  if (every > 1) {
    let from = 0;
    for (const { index } of text.matchAll(sentenceEnd)) {
      if (isChosen(text, from, index, every)) addStretches(all, text.slice(from, index));
      from = index + 1;
      if (pauses.due()) await pauses.take();
    }
  }
  if (all.size === 0) addStretches(all, text.slice(0, comparedWhole));
  return all;
}

function addStretches(all: Set<string>, text: string): void {
  const words = text.slice(0, comparedWhole).toLowerCase().match(word) ?? [];
  for (let i = 0; i + stretch <= words.length; i++) all.add(words.slice(i, i + stretch).join(' '));
  if (all.size === 0 && words.length > 0) all.add(words.join(' '));
}

/** By a sum of a sentence's first letters. Too short ones say nothing. */
function isChosen(text: string, from: number, to: number, every: number): boolean {
  if (to - from < 12) return false;
  let sum = 0x811c9dc5;
  for (let i = from; i < Math.min(to, from + 24); i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return ((sum ^ (sum >>> 15)) >>> 0) % every === 0;
}
