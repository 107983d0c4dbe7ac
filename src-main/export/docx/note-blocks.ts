import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type Block, blocksOf } from './blocks';

/** A note in Markdown as blocks; HTML in it is words, and what it links to is judged where links are made. */
export function noteBlocks(note: string): Block[] {
  if (note.trim() === '') return [];
  const html = micromark(note, {
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return blocksOf(html);
}
