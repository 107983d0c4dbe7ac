import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { isCostly } from '../costly-markdown';
import { escapeHtml } from '../page/escape-html';
import { type Block, blocksOf } from './blocks';

/** Made once: that takes longer than to read a short note. */
const ofNotes = { extensions: [gfm()], htmlExtensions: [gfmHtml()] };

/** A note in Markdown as blocks; HTML in it is words, and what it links to is judged where links are made. One that takes too long to parse is words, line by line. */
export function noteBlocks(note: string): Block[] {
  if (note.trim() === '') return [];
  if (isCostly(note))
    return blocksOf(
      note
        .split(/\n+/)
        .map((line) => `<p>${escapeHtml(line)}</p>\n`)
        .join(''),
    );
  const html = micromark(note, { allowDangerousProtocol: true, ...ofNotes });
  return blocksOf(html);
}
