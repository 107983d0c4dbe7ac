import type { Annotation, ArticleLink, Passage } from '#contract';
import { articleAddressOf } from '#contract/addresses';
import { passageOf, quoteOf } from './annotation';
import { call, fetchAnswer } from './api';
import { shortQuote } from './linking';
import { preferences } from './preferences';
import { say, sayError } from './toasts';

/** What is copied: a place in an article, and its words. */
export interface Copied {
  place: ArticleLink;
  /** As they stand in the text. */
  words: string;
}

/** Nothing but the article: its words are the title. */
export async function articleCopied(article: string): Promise<Copied> {
  const { title } = await fetchAnswer('getArticle', { id: article });
  return { place: { article, annotation: null, passage: null, note: false }, words: title };
}

export const annotationCopied = (annotation: Annotation): Copied => ({
  place: { article: annotation.target.source, annotation: annotation.id, passage: null, note: false },
  words: quoteOf(annotation),
});

/** Words that are no highlight: their address counts in the text as it is now. */
export const passageCopied = (article: string, text: string, passage: Passage): Copied => ({
  place: { article, annotation: null, passage, note: false },
  words: text.slice(passage.start, passage.end),
});

/** A highlight as it is shown: its passage may be longer than what it quotes. */
export const shownCopied = (annotation: Annotation, text: string): Copied => {
  const { start, end } = passageOf(annotation);
  return { ...annotationCopied(annotation), words: text.slice(start, end) };
};

/** Puts the same on the clipboard as text and as HTML; what it is pasted into takes what it understands. */
async function put(text: string, html: string | null): Promise<void> {
  const flavours = { 'text/plain': text, ...(html !== null && { 'text/html': html }) };
  await navigator.clipboard.write([
    new ClipboardItem(
      Object.fromEntries(Object.entries(flavours).map(([type, said]) => [type, new Blob([said], { type })])),
    ),
  ]);
}

/** The address that leads here from anywhere; in what takes HTML, a link behind the words. */
export async function copyLink({ place, words }: Copied): Promise<void> {
  try {
    const address = articleAddressOf(place);
    const link = document.createElement('a');
    link.setAttribute('href', address);
    link.textContent = shortQuote(words, 120);
    await put(address, link.outerHTML);
    say(
      place.annotation === null && place.passage === null
        ? 'Link to the article copied'
        : 'Link to the passage copied',
    );
  } catch (error) {
    sayError(error);
  }
}

/** A passage with whose it is, in the style of citations that was chosen last. */
export async function copyQuote({ place, words }: Copied, as: 'quote' | 'markdown' = 'quote'): Promise<void> {
  try {
    const { style } = preferences().exporting;
    const made = await call('quotePassage', { quote: words, place, style });
    if (as === 'markdown') await put(made.markdown, null);
    else await put(made.text, made.html);
    say(as === 'markdown' ? 'Copied as a Markdown quote' : 'Copied with citation');
  } catch (error) {
    sayError(error);
  }
}
