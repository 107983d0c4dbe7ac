import { Document, type Scalar } from 'yaml';

export type FrontMatter = Record<string, string | number | readonly string[] | null>;

/** A plain date is understood as one by Obsidian; every other text is quoted, so that it can mean nothing else. */
const date = /^\d{4}-\d{2}-\d{2}$/;

/** Properties as a block of YAML between `---` lines. Null and empty ones are left out. */
export function frontMatter(properties: FrontMatter): string {
  const given = Object.entries(properties).filter(([, value]) => value !== null && value !== '');
  const document = new Document(Object.fromEntries(given));
  const scalar = (value: string): Scalar => {
    const node = document.createNode(value) as Scalar;
    node.type = date.test(value) ? 'PLAIN' : 'QUOTE_DOUBLE';
    return node;
  };
  for (const [key, value] of given) {
    if (typeof value === 'string') document.set(key, scalar(value));
    else if (Array.isArray(value)) document.set(key, document.createNode(value.map(scalar), { flow: true }));
  }
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  // A program that knows no front matter would take it for HTML; all of it stands in quotes.
  return `---\n${yaml.replaceAll('<', '\\u003C').replaceAll('![', '\\u0021[')}---\n`;
}
