import { oneLine } from '../mdast';

/** A plain date is understood as one by Obsidian; every other text is quoted, so that it can mean nothing else. */
const date = /^\d{4}-\d{2}-\d{2}$/;

/** A value as YAML on one line. A string in double quotes as JSON writes it is YAML, too. */
export function yamlOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map((one) => yamlOf(one) || '""').join(', ')}]`;
  const said = (value as { toString: () => string }).toString();
  const words = said.split(/\r?\n/).map(oneLine).join('\n').trim();
  // A program that knows no front matter would take it for HTML.
  return date.test(words)
    ? words
    : JSON.stringify(words).replaceAll('<', '\\u003C').replaceAll('![', '\\u0021[');
}
