import type { ArticleSummary, Category, CitationStyle, ExportSettings, TemplateProblem } from '#contract';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { storageError } from '../store/storage-error';
import type { ExportedArticle } from './exported';
import { createFolderTasks } from './folder/folder-tasks';
import { cslOf } from './references/csl';
import { citation } from './references/references';
import { isSeparate, shapes } from './shapes';
import { TemplateError } from './template/template';
import { createWriter, type ExportFacts, type Writer } from './writer';

/** Where an export goes: a file, a zip of files, or back to who asks, piece by piece. */
export interface Target {
  file: string;
  as: 'file' | 'zip';
}

/** The longest previews, in UTF-16 code units: more is not read there, and a page of them would be slow to show. */
const previewed = { text: 40_000, page: 400_000 };

/** Whether all articles always go into one file, so that one of them shows as part of it. */
const isAlways = ({ format }: ExportSettings): boolean => shapes[format].files === 'all';

interface Begun {
  writer: Writer;
  separate: boolean;
  put: (name: string, content: string | Uint8Array) => Promise<Uint8Array | null>;
  end: () => Promise<void>;
}

/** All of an export that takes time, and all that comes of a template: it runs where it can be ended. */
export function createExportTasks() {
  let begun: Begun | null = null;
  const writing = (): Begun => {
    if (!begun) throw new Error('No export is being written.');
    return begun;
  };
  return {
    ...createFolderTasks(),
    /** @returns what stands before the first article, where it goes back. @throws AppError `bad-input`, `storage` */
    beginExport: async (input: {
      settings: ExportSettings;
      categories: readonly Category[];
      facts: ExportFacts;
      target: Target | null;
    }) => {
      const { settings, categories, facts, target } = input;
      const writer = createWriter(settings, categories, facts);
      const separate = isSeparate(settings);
      begun = { writer, separate, ...(await openTarget(target)) };
      return { bytes: separate ? null : await begun.put('', writer.begin()) };
    },
    /** @param input.name of its file, with the ending */
    exportArticle: async ({ exported, name }: { exported: ExportedArticle; name: string }) => {
      const { writer, separate, put } = writing();
      return { bytes: await put(name, await (separate ? writer.document(exported) : writer.part(exported))) };
    },
    endExport: async () => {
      const { writer, separate, put, end } = writing();
      const bytes = separate ? null : await put('', await writer.end());
      await end();
      begun = null;
      return { bytes };
    },
    /** One article as it will be written. What is wrong with the template is the answer. */
    preview: async (input: {
      settings: ExportSettings;
      categories: readonly Category[];
      exported: ExportedArticle;
      /** A template that takes longer is at fault: whoever writes it is told soon. Milliseconds. */
      templateTime: number;
    }): Promise<{ text: string | null; cut: boolean; problems: TemplateProblem[] }> => {
      const { categories, exported } = input;
      // A Word document cannot be shown: the page of the same article says the same.
      const isPage = input.settings.format === 'html' || input.settings.format === 'docx';
      const settings: ExportSettings = isPage ? { ...input.settings, format: 'html' } : input.settings;
      const { article, annotations } = exported;
      const facts = { title: article.title, articles: [article.id], highlights: annotations.length };
      try {
        const writer = createWriter({ ...settings, renderLimit: input.templateTime }, categories, facts);
        const made = isAlways(settings)
          ? [writer.begin(), await writer.part(exported), await writer.end()]
          : [await writer.document(exported)];
        const text = made.join('');
        const longest = isPage ? previewed.page : previewed.text;
        return { text: text.slice(0, longest), cut: text.length > longest, problems: [] };
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        return { text: null, cut: false, problems: error.problems };
      }
    },
    cite: ({ article, style }: { article: ArticleSummary; style: CitationStyle }): string =>
      citation(cslOf(article), style),
  };
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

const storing = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw storageError(error, 'The export could not be written');
  });

async function openTarget(target: Target | null): Promise<Pick<Begun, 'put' | 'end'>> {
  if (target === null) return { put: async (_, content) => bytesOf(content), end: async () => undefined };
  const out = createWriteStream(target.file, { flags: 'wx', mode: 0o600 });
  await storing(once(out, 'open'));
  return target.as === 'zip' ? zipInto(out) : fileInto(out);
}

function fileInto(out: WriteStream): Pick<Begun, 'put' | 'end'> {
  const written = finished(out);
  // Told when it is awaited.
  written.catch(() => undefined);
  return {
    put: async (_, content) => {
      if (!out.write(content)) await storing(Promise.race([once(out, 'drain'), written]));
      return null;
    },
    end: async () => {
      out.end();
      await storing(written);
    },
  };
}

/** One file after the other: only what is being written is held in memory. */
function zipInto(out: WriteStream): Pick<Begun, 'put' | 'end'> {
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, out);
  written.catch(() => undefined);
  return {
    put: async (name, content) => {
      const stream = Readable.from([bytesOf(content)], { objectMode: false });
      zip.addReadStreamLazy(name, (ready) => ready(null, stream));
      await storing(Promise.race([finished(stream), written]));
      return null;
    },
    end: async () => {
      zip.end();
      await storing(written);
    },
  };
}
