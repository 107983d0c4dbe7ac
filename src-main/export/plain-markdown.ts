import { toMarkdown } from 'mdast-util-to-markdown';

/** A title and the lines of a text as Markdown that says the same words: nothing in them is taken for markup. */
export function plainMarkdown(title: string, text: string): string {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '');
  return toMarkdown({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [{ type: 'text', value: title }] },
      ...lines.map((value) => ({
        type: 'paragraph' as const,
        children: [{ type: 'text' as const, value: value.trim() }],
      })),
    ],
  });
}
