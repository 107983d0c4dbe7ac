import { keysOfCommand, registerShortcuts } from '../shortcuts';
import { annotatingCommands } from './annotating-commands';
import { articleCommands } from './article-commands';
import { caretCommands } from './caret-commands';
import { collectionCommands } from './collection-commands';
import type { Command } from './command';
import { comparingCommands } from './comparing-commands';
import { edgeCommands } from './edge-commands';
import { findingCommands } from './finding-commands';
import { generalCommands } from './general-commands';
import { gridCommands } from './grid-commands';
import { keepingCommands } from './keeping-commands';
import { libraryCommands } from './library-commands';
import { linksCommands } from './links-commands';
import { notesCommands } from './notes-commands';
import { paneCommands } from './pane-commands';
import { readingCommands } from './reading-commands';
import { savedCommands } from './saved-commands';
import { selectingCommands } from './selecting-commands';
import { shelfCommands } from './shelf-commands';
import { sideCommands } from './side-commands';

/** Everything the reader can do: the one table behind keys, palette and help. */
export const commands: readonly Command[] = [
  ...libraryCommands,
  ...shelfCommands,
  ...collectionCommands,
  ...keepingCommands,
  ...paneCommands,
  ...findingCommands,
  ...readingCommands,
  ...articleCommands,
  ...selectingCommands,
  ...edgeCommands,
  ...annotatingCommands,
  ...linksCommands,
  ...comparingCommands,
  ...notesCommands,
  ...sideCommands,
  ...savedCommands,
  ...gridCommands,
  ...caretCommands,
  ...generalCommands,
];

registerShortcuts(commands);

export const commandById = (id: string): Command | undefined => commands.find((command) => command.id === id);

/** The keys in force: the user's own, or the built-in ones. */
export const keysOf = (command: Command): readonly string[] => keysOfCommand(command.id);
