import { createHash } from 'node:crypto';
import type { Annotation } from '#contract';
import { described } from '../store/described';
import type { AnnotationsFile, ArticleFile } from '../store/formats';

/** What the index of words is made of, in short: of the record with its text, and of what the reader made. */
export type Stamps = [record: string, made: string];

const ofRecord = new WeakMap<ArticleFile, string>();
const ofMade = new WeakMap<AnnotationsFile, string>();

/** Equal where the index of words need not be changed. Documents are never changed in place, so each is read once. */
export function stampsOf(record: ArticleFile, annotations: AnnotationsFile): Stamps {
  return [known(ofRecord, record, recordStamp), known(ofMade, annotations, madeStamp)];
}

function known<K extends object>(stamps: WeakMap<K, string>, key: K, make: (key: K) => string): string {
  const stamp = stamps.get(key) ?? make(key);
  stamps.set(key, stamp);
  return stamp;
}

function recordStamp(record: ArticleFile): string {
  const { title, byline, siteName, source } = described(record);
  return short([title, byline, siteName, source.url, source.fileName, record.version, record.textSha256]);
}

function madeStamp({ annotations, links, note, marks }: AnnotationsFile): string {
  const live = annotations.filter(({ deleted }) => deleted === null);
  const said = ({ id, target, body, category }: Annotation): unknown => [
    ...[id, target.selector[1].exact, category],
    ...body.map(({ purpose, value }) => [purpose, value]),
  ];
  return short([note.note, marks.tags, links.some(({ deleted }) => deleted === null), live.map(said)]);
}

const short = (what: unknown): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 14);
