import { fieldCount, fields } from '../index/document';

/** What one place of a word says of an article, by field. */
export const weights = new Float64Array(fieldCount);
weights[fields.title] = 4;
weights[fields.author] = 1.5;
weights[fields.site] = 1;
weights[fields.file] = 0.5;
weights[fields.text] = 1;
// The words of a quote stand in the text, too.
weights[fields.quote] = 0.4;
weights[fields.note] = 1.5;
weights[fields.tag] = 3;

/**
 * BM25F: how soon more places of a word say little more, and how much long texts are held back. Robertson and Zaragoza,
 * The Probabilistic Relevance Framework: BM25 and Beyond (2009).
 */
export const saturation = 1.2;
export const lengthShare = 0.75;

/** What a word is worth that only begins as it was asked for: by an asterisk, and while it is typed. */
export const ofPrefix = 0.6;
export const ofTyping = 0.25;
/** What a corrected word is worth, for each letter that is another. */
export const ofTypo = 0.5;
/** Most by which words that stand close together lift an article. */
export const ofNearness = 0.3;
