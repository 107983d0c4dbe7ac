import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepFocus, moveRegion, rowIsGone } from './regions';

let root: HTMLElement;
let stop: () => void;

const button = (name: string): HTMLButtonElement => {
  const made = document.createElement('button');
  made.textContent = name;
  return made;
};

const region = (name: string, ...children: HTMLElement[]): HTMLElement => {
  const made = document.createElement('section');
  made.dataset.region = name;
  made.append(...children);
  root.append(made);
  return made;
};

const focused = (): string | null => document.activeElement?.textContent ?? null;
const frames = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  stop = keepFocus(root);
});
afterEach(() => {
  stop();
  root.remove();
});

it('goes round the parts of the window in both directions', () => {
  region('bar', button('a'));
  region('library', button('b'));
  region('reader', button('c'));
  const went: (string | null)[] = [];
  for (let i = 0; i < 4; i++) {
    moveRegion('forward');
    went.push(focused());
  }
  moveRegion('backward');
  went.push(focused());
  moveRegion('backward');
  went.push(focused());
  expect(went).toEqual(['a', 'b', 'c', 'a', 'c', 'b']);
});

it('comes back to where it was, starts where the work is done, and leaves out what takes no focus', () => {
  region('library', button('a'), button('b'));
  const start = button('text');
  start.dataset.regionStart = '';
  region('reader', button('close'), start);
  region('notebook');
  root.querySelectorAll('button')[1]?.focus();
  moveRegion('forward');
  expect(focused()).toBe('text');
  moveRegion('forward');
  expect(focused()).toBe('b');
});

it('keeps the focus in a list whose row is gone', async () => {
  const list = document.createElement('ol');
  for (const name of ['one', 'two', 'three']) {
    const row = document.createElement('li');
    row.append(button(name));
    list.append(row);
  }
  region('notebook', list);
  const press = (name: string): HTMLElement | undefined =>
    [...list.querySelectorAll('button')].find((one) => one.textContent === name);
  press('two')?.focus();
  expect(rowIsGone()).toBe(false);
  press('two')?.parentElement?.remove();
  // Nothing else takes the focus meanwhile, such as the pane beside the one that closes with its article.
  expect(rowIsGone()).toBe(true);
  await frames();
  expect(focused()).toBe('three');
  expect(rowIsGone()).toBe(false);
  press('three')?.parentElement?.remove();
  await frames();
  expect(focused()).toBe('one');
});

it('does not go to a field that nobody has asked for', async () => {
  region('reader', button('text'));
  const gone = button('gone');
  const notebook = region('notebook', document.createElement('input'), gone);
  gone.focus();
  gone.remove();
  await frames();
  expect(focused()).toBe('text');
  notebook.append(button('card'));
  moveRegion('forward');
  expect(focused()).toBe('card');
});

it('goes to the reader when the part that had the focus is gone', async () => {
  region('library', button('a'));
  region('reader', button('text'));
  const pane = region('other', button('gone'));
  pane.querySelector('button')?.focus();
  pane.remove();
  await frames();
  expect(focused()).toBe('text');
});
