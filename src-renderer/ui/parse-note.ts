import type { Delete, Link, Root } from 'mdast';
import { fromMarkdown, type Extension } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfm } from 'micromark-extension-gfm';

/**
 * Raw HTML is not Markdown here: it stands there as it was typed. Footnotes belong to longer texts than a note. The parser
 * takes longer than its text grows where constructs lie deep in each other, so long ones are shown as they are.
 */
const off = {
  disable: {
    null: ['htmlFlow', 'htmlText', 'gfmFootnoteCall', 'gfmFootnoteDefinition', 'gfmPotentialFootnoteCall'],
  },
};
const longest = 8_000;
/** How many notes are kept as trees: those on the screen, and the one being written with its preview. */
const mostKept = 60;
const kept = new Map<string, Root | null>();
const deepest = 24;

const strikethrough: Extension = {
  canContainEols: ['delete'],
  enter: {
    strikethrough(token) {
      const gone: Delete = { type: 'delete', children: [] };
      this.enter(gone, token);
    },
  },
  exit: {
    strikethrough(token) {
      this.exit(token);
    },
  },
};

/** `- [x] done`: the box belongs to the item whose first paragraph it stands in. */
const tasks: Extension = {
  exit: {
    taskListCheckValueChecked() {
      const item = this.stack.at(-2);
      if (item?.type === 'listItem') item.checked = true;
    },
    taskListCheckValueUnchecked() {
      const item = this.stack.at(-2);
      if (item?.type === 'listItem') item.checked = false;
    },
  },
};

/** Addresses that are written out are links, too. */
const addresses: Extension = {
  enter: {
    literalAutolink(token) {
      const link: Link = { type: 'link', url: '', children: [] };
      this.enter(link, token);
    },
  },
  exit: {
    literalAutolink(token) {
      const link = this.stack.at(-1);
      const words = this.sliceSerialize(token);
      if (link?.type === 'link') {
        link.url = /^www\./i.test(words)
          ? `http://${words}`
          : /^[a-z]+:/i.test(words)
            ? words
            : `mailto:${words}`;
        link.children = [{ type: 'text', value: words }];
      }
      this.exit(token);
    },
  },
};

/**
 * A note as a tree, or null where it is so long or so deep that it is shown as it was typed. The same text gives the same
 * tree, which is not to be changed.
 */
export function parseNote(note: string): Root | null {
  const there = kept.get(note);
  const root = there === undefined ? parsed(note) : there;
  // The last one asked for is the last one to go.
  kept.delete(note);
  kept.set(note, root);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return root;
}

function parsed(note: string): Root | null {
  if (note.length > longest || /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){13,}/m.test(note)) return null;
  try {
    const root = fromMarkdown(note, {
      extensions: [gfm(), off],
      mdastExtensions: [gfmTableFromMarkdown(), strikethrough, tasks, addresses],
    });
    return depthOf(root) > deepest ? null : root;
  } catch {
    return null;
  }
}

function depthOf(root: Root): number {
  let depth = 0;
  let row: { children?: unknown }[] = [root];
  while (row.length > 0) {
    depth++;
    row = row.flatMap(({ children }) =>
      Array.isArray(children) ? (children as { children?: unknown }[]) : [],
    );
  }
  return depth;
}

/** Whether a note says something by its markup that its bare text does not: else a preview would only repeat it. */
export function hasMarkup(root: Root | null): boolean {
  return !!root?.children.some(
    (block) => block.type !== 'paragraph' || block.children.some(({ type }) => type !== 'text'),
  );
}
