import type { Tool } from '#contract/tools';
import { mergeItems } from './merge-items';
import {
  type Brought,
  type BroughtAnnotation,
  type BroughtItem,
  mostEntries,
  mostProblems,
  noItem,
} from './record';

/** What is read of a file so far. */
export interface Gathering {
  /** Takes an entry; one that says neither address nor title nor words is a problem. */
  add: (item: Partial<BroughtItem> & { row: number }) => void;
  /** @param where begins the sentence: `Row 12` */
  problem: (where: string, what: string) => void;
  notTaken: (sentence: string) => void;
  /** Whether no more entries are taken. */
  isFull: () => boolean;
  done: (tool: Tool) => Brought;
}

/** @param entry what an entry is called in messages: `Row`, `Entry` */
export function gather(entry: string): Gathering {
  const items: BroughtItem[] = [];
  const problems: string[] = [];
  const notTaken: string[] = [];
  let problemCount = 0;
  let full = false;
  const problem = (where: string, what: string): void => {
    problemCount++;
    if (problems.length < mostProblems) problems.push(`${where}: ${what}`);
  };
  return {
    add: (some) => {
      if (items.length >= mostEntries) {
        if (!full) {
          problem(
            `${entry} ${some.row}`,
            `a file may hold ${mostEntries.toLocaleString('en')} entries; this one and those behind it were left out. Export in parts.`,
          );
        }
        full = true;
        return;
      }
      const item: BroughtItem = { ...noItem, ...some };
      item.annotations = item.annotations.filter(saysSomething);
      if (item.url === null && item.title === null)
        problem(`${entry} ${item.row}`, 'it has neither an address nor a title, so it was left out.');
      else items.push(item);
    },
    problem,
    notTaken: (sentence) => void (notTaken.includes(sentence) || notTaken.push(sentence)),
    isFull: () => full,
    done: (tool) => ({ tool, items: mergeItems(items), problems, problemCount, notTaken }),
  };
}

const saysSomething = ({ exact, note, tags }: BroughtAnnotation): boolean =>
  exact !== '' || note !== '' || tags.length > 0;
