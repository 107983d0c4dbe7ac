import type { Id, Passage } from '#contract';
import { noteOf, tagsOf } from '../annotations/bodies';
import { described } from '../store/described';
import type { AnnotationsFile, ArticleFile } from '../store/formats';

/** What of an article is searched. */
export interface Searchable {
  id: Id;
  version: number;
  title: string;
  byline: string;
  siteName: string;
  /** The web address's host. */
  host: string;
  fileName: string;
  text: string;
  made: Made;
}

/** What the reader made of it. */
export interface Made {
  /** The note on the article as a whole, and its own tags. */
  note: string;
  tags: readonly string[];
  linked: boolean;
  annotations: readonly {
    id: Id;
    quote: string;
    note: string;
    tags: readonly string[];
    category: string;
    /** Null when it has no place in this version of the text. */
    passage: Passage | null;
  }[];
}

export function searchableOf(record: ArticleFile, text: string, file: AnnotationsFile): Searchable {
  const { title, byline, siteName, source } = described(record);
  const { id, version } = record;
  return {
    ...{ id, version, title, byline: byline ?? '', siteName: siteName ?? '', text },
    ...{ host: hostOf(source.url), fileName: source.fileName },
    made: madeOf(file, version),
  };
}

export function madeOf({ annotations, links, note, marks }: AnnotationsFile, version: number): Made {
  return {
    ...{ note: note.note, tags: marks.tags },
    linked: links.some(({ deleted }) => deleted === null),
    annotations: annotations
      .filter(({ deleted }) => deleted === null)
      .map((annotation) => {
        const { id, target, category } = annotation;
        const [{ start, end }, { exact }] = target.selector;
        const passage = target.version === version && end > start ? { start, end } : null;
        const [written, tags] = [noteOf(annotation), tagsOf(annotation)];
        return { id, quote: exact, note: written, tags, category, passage };
      }),
  };
}

export function hostOf(url: string | null): string {
  if (url === null || !URL.canParse(url)) return '';
  return new URL(url).hostname.replace(/^www\./, '');
}
