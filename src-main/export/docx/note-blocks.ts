import { noteHtml } from '../note-html';
import { type Block, blocksOf } from './blocks';

/** A note in Markdown as blocks; HTML in it is words, and what it links to is judged where links are made. */
export const noteBlocks = (note: string): Block[] => blocksOf(noteHtml(note));
