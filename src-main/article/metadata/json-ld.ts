/** What a page's JSON-LD says about its article. All values are untrusted text. */
export interface LinkedData {
  headline: string | null;
  authors: string[];
  publisher: string | null;
  published: string | null;
  modified: string | null;
  description: string | null;
  language: string | null;
  picture: string | null;
}

type Node = Record<string, unknown>;

const articleType =
  /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Review|Recipe|HowTo|AnalysisNewsArticle|CreativeWork)$/;
const pageType = /^(?:https?:\/\/schema\.org\/)?(?:WebPage|ItemPage|VideoObject|ProfilePage|FAQPage|QAPage)$/;
/** Objects looked at; a page of real data has a few dozen. */
const most = 2000;

/** Reads the article's own node out of JSON-LD sources; broken ones are passed over. */
export function readLinkedData(scripts: string[]): LinkedData {
  const nodes = scripts.flatMap((source) => nodesOf(parse(source)));
  const byId = new Map(
    nodes.flatMap((n) =>
      typeof n['@id'] === 'string' && n['name'] !== undefined ? [[n['@id'], n] as const] : [],
    ),
  );
  const resolve = (value: unknown): unknown => {
    const id = isNode(value) && value['name'] === undefined ? value['@id'] : undefined;
    return typeof id === 'string' ? (byId.get(id) ?? value) : value;
  };
  const articles = nodes.filter((n) => types(n).some((t) => articleType.test(t)));
  const article =
    articles.find((n) => n['headline'] !== undefined || n['datePublished'] !== undefined) ?? articles[0];
  const page = nodes.find((n) => types(n).some((t) => pageType.test(t)));
  const from = (key: string): unknown => article?.[key] ?? page?.[key];
  return {
    headline: text(article?.['headline']) ?? text(article?.['name']),
    authors: [
      ...names(article?.['author'], resolve),
      ...(article?.['author'] === undefined ? names(article?.['creator'], resolve) : []),
    ],
    publisher: names(article?.['publisher'], resolve)[0] ?? null,
    published: text(from('datePublished')) ?? text(article?.['dateCreated']),
    modified: text(from('dateModified')),
    description: text(article?.['description']),
    language: text(article?.['inLanguage']),
    picture: address(article?.['image'], resolve) ?? address(article?.['thumbnailUrl'], resolve),
  };
}

function parse(source: string): unknown {
  const json = source.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[|\/\/\s*<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>|\/\/\s*\]\]>)\s*;?\s*$/g,
    '',
  );
  for (const attempt of [json, json.replace(/[\n\r\t]+/g, ' ').replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt) as unknown;
    } catch {
      // The second form forgives what many content systems leave in: line breaks in strings, a comma too many.
    }
  }
  return null;
}

function nodesOf(value: unknown): Node[] {
  const found: Node[] = [];
  const queue: unknown[] = [value];
  for (let i = 0; i < queue.length && i < most; i++) {
    const current = queue[i];
    if (Array.isArray(current)) queue.push(...(current as unknown[]));
    else if (isNode(current)) {
      if (current['@type'] !== undefined || current['@id'] !== undefined) found.push(current);
      queue.push(
        current['@graph'],
        current['mainEntity'],
        current['mainEntityOfPage'],
        current['author'],
        current['publisher'],
      );
      if (current['@type'] === undefined) queue.push(...Object.values(current).filter(isNode));
    }
  }
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function types(node: Node): string[] {
  const type = node['@type'];
  return (Array.isArray(type) ? (type as unknown[]) : [type]).filter(
    (t): t is string => typeof t === 'string',
  );
}

function text(value: unknown): string | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' && one.trim() !== '' ? one.trim() : null;
}

/** A picture's address: as it is, or in an object, or the first of several. */
function address(value: unknown, resolve: (value: unknown) => unknown): string | null {
  const one = resolve(Array.isArray(value) ? (value as unknown[])[0] : value);
  return text(isNode(one) ? (one['url'] ?? one['contentUrl']) : one);
}

function names(value: unknown, resolve: (value: unknown) => unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.slice(0, 50).flatMap((entry) => {
    const one = resolve(entry);
    const name = isNode(one) ? one['name'] : one;
    if (Array.isArray(name)) return (name as unknown[]).filter((n): n is string => typeof n === 'string');
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [];
  });
}
