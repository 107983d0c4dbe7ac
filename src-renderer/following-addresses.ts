import type { ArticleLink, Located } from '#contract';
import { fragmentOf, linkInFragment } from '#contract/addresses';
import { useAligning } from './aligning';
import { announce } from './announce';
import { call, onEvent } from './api';
import { changeEach } from './changing-many';
import { preferences } from './preferences';
import { restoreArticle } from './restore-article';
import { say, sayError, sayUntilRead } from './toasts';
import {
  closeDialog,
  type DialogName,
  mostPanes,
  openArticle,
  openBeside,
  reviewUnplaced,
  selectAnnotation,
  showCleaning,
  showNotes,
  useWorkspace,
} from './workspace';

/** Goes where an address leads, or says why it leads nowhere. */
export async function followAddress(link: ArticleLink): Promise<void> {
  try {
    const found = await call('locateLink', { link });
    if (found.state === 'here') goTo(found);
    else if (found.state === 'trash') offerFromTrash(found, link);
    else {
      sayUntilRead(
        'The article that this link leads to is not in this library. It may be in another one, or it was deleted for good.',
      );
    }
  } catch (error) {
    sayError(error);
  }
}

type Here = Extract<Located, { state: 'here' }>;

const short = (title: string): string => (title.length > 60 ? `${title.slice(0, 60)}…` : title);

function offerFromTrash({ article: id, title }: { article: string; title: string }, link: ArticleLink): void {
  const restore = async (): Promise<void> => {
    if (await restoreArticle({ id, title })) await followAddress(link);
  };
  sayUntilRead(`“${short(title)}”, which this link leads to, is in the trash.`, {
    actions: [{ label: 'Restore', run: () => void restore() }],
  });
}

/** Dialogs in which nothing is being written: they only stand in the way of what the reader wants to see. */
const passing: readonly DialogName[] = [
  ...([
    'palette',
    'help',
    'search-help',
    'about',
    'links',
    'appearance',
    'trash',
    'open-comparison',
  ] as const),
];

function goTo({ article, title, merged, place }: Here): void {
  const { dialog, panes } = useWorkspace.getState();
  if (dialog !== null && passing.includes(dialog)) closeDialog();
  // What lies open stays open, when there is room.
  if (panes.includes(article) || panes.length >= mostPanes) openArticle(article);
  else openBeside(article);
  announce(merged ? `${title}, which the article of the link has become part of` : title);
  if (place.kind === 'text') return goToText(article, place);
  if (place.kind === 'note') {
    showNotes({ ...preferences().notebook, scope: 'open' });
    return focusSoon(() => document.getElementById(articleNoteId(article)));
  }
  if (place.kind === 'unplaced') {
    reviewUnplaced(article, place.annotation);
    return say('The words of this highlight are not in the text as it is now. Its note waits for a place.');
  }
  focusSoon(() => document.querySelector<HTMLElement>(`[data-article="${article}"]`));
  if (place.kind === 'gone') {
    return say(`What this link leads to in “${short(title)}” is not there any more.`);
  }
  if (place.kind === 'article') return;
  const { annotation } = place;
  const restore = async (): Promise<void> => {
    const ref = { article, id: annotation };
    const restored = await changeEach([ref], { deleted: false }, 'restore', () => 'Restored the highlight');
    if (restored > 0) await followAddress({ article, annotation, passage: null, note: false });
  };
  say('The highlight that this link leads to was deleted.', { label: 'Restore', run: () => void restore() });
}

function goToText(
  article: string,
  { passage, version, annotation }: Extract<Here['place'], { kind: 'text' }>,
): void {
  showCleaning(article, false);
  if (annotation !== null) selectAnnotation({ article, id: annotation }, 'text');
  useWorkspace.setState({ reveal: { article, passage, version, arriving: true } });
  useAligning.setState({ flashed: [{ article, passage }] });
}

/** Id of the element that shows the note on an article. */
export const articleNoteId = (article: string): string => `note-on-${article}`;

/** Puts the focus where the reader is led, as soon as that is in the page; never out of a dialog. */
function focusSoon(find: () => HTMLElement | null, tries = 60): void {
  if (useWorkspace.getState().dialog !== null) return;
  const element = find();
  if (element) {
    element.scrollIntoView({ block: 'nearest' });
    return element.focus({ preventScroll: true });
  }
  if (tries > 0) requestAnimationFrame(() => focusSoon(find, tries - 1));
}

let following: Promise<void> = Promise.resolve();

/** Goes where the addresses lead that the program was given: one window takes them, the last one is seen. */
async function takeLinks(): Promise<void> {
  try {
    for (const link of await call('takeLinks', {})) {
      following = following.then(() => followAddress(link));
    }
    await following;
  } catch (error) {
    sayError(error);
  }
}

/** Milliseconds that the window in front has, before another one takes what it has not taken. */
const precedence = 250;

/** What the page's own address asked for when it was opened: null when that leads nowhere. */
let asked: ArticleLink | null | undefined;

/**
 * To be asked before the connection is made, and whenever the address changes. What it asks for is taken out of it, so that it
 * can be asked for again, and loading the page anew does not.
 */
export function noteLinkInAddress(): void {
  const link = linkInFragment(location.hash);
  if (link === undefined) return;
  asked = link;
  const rest = location.hash
    .slice(1)
    .split('&')
    .filter((part) => !/^(?:(?:article|annotation|passage|note)(?:=|$)|synoptic:)/.test(part))
    .join('&');
  history.replaceState(history.state, '', location.pathname + location.search + (rest && `#${rest}`));
}

function followOwn(): void {
  noteLinkInAddress();
  const link = asked;
  asked = undefined;
  if (link) void followAddress(link);
  else if (link === null) say('The address in the browser does not lead to a passage.');
}

/** Follows the addresses that come to this window, by way of the program or of the page’s own address. */
export function watchAddresses(): () => void {
  const take = (): void => {
    if (document.hasFocus()) void takeLinks();
    else setTimeout(() => void takeLinks(), precedence);
  };
  followOwn();
  void takeLinks();
  window.addEventListener('hashchange', followOwn);
  const stop = onEvent('linked', take);
  return () => {
    stop();
    window.removeEventListener('hashchange', followOwn);
  };
}

/** The page’s own address of a passage, for a link that stands in it. */
export const hrefOf = (link: ArticleLink): string => `#${fragmentOf(link)}`;
