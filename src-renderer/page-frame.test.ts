import { afterEach, expect, it, vi } from 'vitest';
import { staysHere } from './page-frame';

afterEach(() => document.body.replaceChildren());

function click(href: string): { leaves: boolean; shown: boolean } {
  const [link, words, passage] = ['a', 'em', 'p'].map((name) => document.createElement(name));
  if (!link || !words || !passage) throw new Error('no elements');
  link.setAttribute('href', href);
  link.append(words);
  const shown = vi.fn();
  passage.scrollIntoView = shown;
  passage.id = 'passage-1';
  document.body.replaceChildren(link, passage);
  document.addEventListener('click', staysHere);
  const leaves = document
    .querySelector('em')
    ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  document.removeEventListener('click', staysHere);
  return { leaves: leaves === true, shown: shown.mock.calls.length === 1 };
}

it('a link in a shown page never leads away from it; one to a passage shows that', () => {
  expect(click('#passage-1')).toEqual({ leaves: false, shown: true });
  expect(click('#nowhere')).toEqual({ leaves: false, shown: false });
  expect(click('https://example.org/')).toEqual({ leaves: false, shown: false });
});
