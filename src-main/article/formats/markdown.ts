import { micromark, type Options } from 'micromark';
import { frontmatter, frontmatterHtml } from 'micromark-extension-frontmatter';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { CleanInput } from '../cleaned';
import { cleanDocument } from '../html/clean-document';
import type { CleanedText } from '../html/clean-html';
import { readFrontMatter } from './front-matter';

/**
 * Makes an article of a Markdown file: CommonMark with tables, task lists, footnotes and strikethrough, and YAML front
 * matter as metadata. It is the article as it is; HTML in it goes the way of all HTML.
 */
export function cleanMarkdown(input: CleanInput, source: string): CleanedText {
  return cleanDocument(input, { html: htmlOfMarkdown(source), facts: readFrontMatter(source) });
}

export function htmlOfMarkdown(source: string): string {
  const html = micromark(source.replace(/^\ufeff/, ''), {
    extensions: [gfm(), frontmatter(['yaml', 'toml'])],
    htmlExtensions: [gfmHtml(), frontmatterHtml(['yaml', 'toml']), { enter, exit }],
    // What is dangerous is decided once for all formats, by the sanitiser.
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
  return html.replace(backReference, '');
}

/** Links from a note back to its place: they lead nowhere once ids are gone. */
const backReference =
  / ?<a href="#user-content-fnref-[^"]{0,500}" data-footnote-backref=""[^>]{0,200}>↩(?:<sup>\d{1,6}<\/sup>)?<\/a>/g;

type HtmlExtension = NonNullable<Options['htmlExtensions']>[number];
type Handle = NonNullable<NonNullable<HtmlExtension['exit']>['htmlFlowData']>;

const rawHtml: Handle = function (token) {
  this.raw(this.sliceSerialize(token));
};

/** The boxes of task lists become signs, as form fields are no text; raw HTML stays HTML. */
const exit: Record<string, Handle> = {
  taskListCheck: () => undefined,
  taskListCheckValueChecked: function () {
    this.raw('☑');
  },
  taskListCheckValueUnchecked: function () {
    this.raw('☐');
  },
  htmlFlowData: rawHtml,
  htmlTextData: rawHtml,
};
const enter: Record<string, Handle> = { taskListCheck: () => undefined };
