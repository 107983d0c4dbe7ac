import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Nodes } from 'mdast';

/**
 * A reader's note as it can stand in a document. It stays the Markdown it is; only what would reach beyond its end
 * is closed (fences, comments) and raw HTML is made to be read as text.
 */
export function embedNote(note: string): string {
  const text = note
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- the controls themselves are what is taken out
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
  return closeComments(closeFence(withoutHtml(text)));
}

/** Raw HTML could hide the rest of the document from a Markdown reader: each `<` that begins some is escaped. */
function withoutHtml(text: string): string {
  let result = text;
  if (!text.includes('<')) return text;
  // Escaping an outer element can bring an inner one to light.
  for (let pass = 0; pass < 8; pass++) {
    const starts = startsOf(result, 'html');
    if (starts.length === 0) return result;
    for (const start of starts.reverse()) {
      const at = result.indexOf('<', start);
      result = `${result.slice(0, at)}\\${result.slice(at)}`;
    }
  }
  return result.replaceAll('<', '&lt;');
}

/** A fence that its writer left open gets its end, so that what follows is not code. */
function closeFence(text: string): string {
  // Nothing else than a fence or raw HTML reaches over an empty line; to look takes long.
  if (!/`{3}|~{3}|</.test(text)) return text;
  const marker = 'synoptic-end';
  const last = fromMarkdown(`${text}\n\n${marker}`).children.at(-1);
  if (last?.type === 'paragraph') return text;
  const opening = /^(?: {0,3})(`{3,}|~{3,})/gm;
  const fences = [...text.matchAll(opening)].map((match) => match[1] ?? '```');
  for (const fence of fences.reverse()) {
    const closed = `${text}\n${fence}`;
    if (fromMarkdown(`${closed}\n\n${marker}`).children.at(-1)?.type === 'paragraph') return closed;
  }
  return indented(text);
}

/** In Obsidian `%%` hides everything up to the next one, which may stand in another note. */
function closeComments(text: string): string {
  const parts = text.split('%%');
  if (parts.length % 2 === 1) return text;
  const last = parts.pop() ?? '';
  return `${parts.join('%%')}\\%\\%${last}`;
}

/** The last resort: the note as a block of code, which ends with its indent. */
function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}

function startsOf(markdown: string, type: Nodes['type']): number[] {
  const starts: number[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === type && node.position?.start.offset !== undefined)
      starts.push(node.position.start.offset);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(markdown));
  return starts;
}
