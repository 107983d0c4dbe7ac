import { announce } from '../announce';
import { heldLinks } from '../held-links';
import { canGoBack, followLink, goBack } from '../link-jumps';
import {
  aimAtPassage,
  aimLink,
  aimOfWorkspace,
  linking,
  linksOf,
  startLink,
  type Aim,
  type Seen,
} from '../linking';
import { linkListId } from '../links/LinkList';
import { passageHere } from '../reader/keyboard-reading';
import { openDialog, showNotes, useWorkspace } from '../workspace';
import type { Command } from './command';
import { reading } from './reading';

/** The chosen highlight, the selection, or the sentence at the cursor. */
function aimHere(): Aim | null {
  const at = aimOfWorkspace();
  if (at) return at;
  const here = passageHere();
  return here && aimAtPassage(here.article, here.passage);
}

const linksOfChosen = (): Seen[] => {
  const { annotation } = useWorkspace.getState();
  return annotation ? linksOf(heldLinks(annotation.article), annotation.id) : [];
};

/** To the list of links on the card of a highlight, as soon as the notebook shows it. */
function focusLinks(annotation: string, tries = 30): void {
  const first = document
    .getElementById(linkListId(annotation))
    ?.querySelector<HTMLElement>('[data-link-there]');
  if (first) return first.focus();
  if (tries > 0) requestAnimationFrame(() => focusLinks(annotation, tries - 1));
}

function follow(): void {
  const links = linksOfChosen();
  const [only] = links;
  if (!only) return announce('The chosen highlight has no link');
  if (links.length === 1) return followLink(only);
  showNotes();
  announce(`${links.length} links. Choose one and press Enter.`);
  focusLinks(only.here.annotation);
}

export const linksCommands: readonly Command[] = [
  {
    id: 'links.start',
    title: 'Link this passage with another',
    group: 'Links',
    keys: ['l'],
    enabled: reading,
    run: () => {
      const at = aimHere();
      if (!at) return;
      if (linking()) aimLink(at);
      else startLink(at);
    },
  },
  {
    id: 'links.follow',
    title: 'Go to the other end of the link',
    group: 'Links',
    keys: ['L'],
    enabled: () => linksOfChosen().length > 0,
    needs: 'needs a chosen highlight with a link',
    run: follow,
  },
  {
    id: 'links.back',
    title: 'Back to where the link was followed from',
    group: 'Links',
    keys: ['b'],
    enabled: canGoBack,
    needs: 'no link has been followed',
    run: goBack,
  },
  {
    id: 'links.list',
    title: 'All links of the open articles…',
    group: 'Links',
    keys: ['Mod+Shift+l'],
    enabled: reading,
    run: () => openDialog('links'),
  },
];
