import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { parseGuarded } from '../article/html/guard';
import { attributeOf } from '../article/html/tree';
import { noteIn, quoteIn } from './fields';
import { classesOf, textOf, walk } from './html';
import { fieldOf, textAt } from './json';
import { type BroughtAnnotation, noAnnotation } from './record';

/**
 * A note of Zotero, which is HTML. Paragraphs made of annotations hold the words in `span.highlight` or `span.underline` with
 * `data-annotation`, a citation, and what was written of them; they become annotations, the rest stays a note.
 * @throws AppError `too-complex`
 */
export function readZoteroNote(html: string): { note: string; annotations: BroughtAnnotation[] } {
  const annotations: BroughtAnnotation[] = [];
  const lines: string[] = [];
  walk(parseGuarded('The note', html), {
    enter: (element) => {
      if (!/^(?:p|li|h[1-6]|blockquote|pre)$/.test(element.tagName)) return true;
      const marked = markedIn(element);
      if (marked) annotations.push(marked);
      else {
        const text = textOf(element);
        const isHead = /^h[1-6]$/.test(element.tagName);
        if (text !== '' && !(isHead && lines.length === 0 && /^(?:annotations|notes)\b/i.test(text)))
          lines.push(text);
      }
      return false;
    },
    text: (value) => {
      if (value.trim() !== '') lines.push(value.replace(/\s+/g, ' ').trim());
    },
  });
  return { note: noteIn(lines.join('\n\n')), annotations };
}

function markedIn(paragraph: Tree.Element): BroughtAnnotation | null {
  let said: { exact: string; data: unknown } | null = null;
  let rest = '';
  walk(paragraph, {
    enter: (element) => {
      const classes = classesOf(element);
      if (classes.includes('citation')) return false;
      const data = attributeOf(element, 'data-annotation');
      if (said || data === '' || !(classes.includes('highlight') || classes.includes('underline')))
        return true;
      said = {
        exact: quoteIn(textOf(element).replace(/^[“"„«‘]\s*|\s*[”"“»’]$/gu, '')),
        data: decoded(data),
      };
      return false;
    },
    text: (value) => void (rest += value),
  });
  const found = said as { exact: string; data: unknown } | null;
  if (!found || found.exact === '') return null;
  return {
    ...noAnnotation,
    exact: found.exact,
    note: noteIn(rest.replace(/\s+/g, ' ')),
    colour: textAt(found.data, 'color')?.slice(0, 30) ?? null,
    toolId: textAt(found.data, 'annotationKey')?.slice(0, 200) ?? null,
  };
}

/** JSON, encoded as a part of an address. */
function decoded(text: string): unknown {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(text));
    return fieldOf({ value }, 'value');
  } catch {
    return null;
  }
}
