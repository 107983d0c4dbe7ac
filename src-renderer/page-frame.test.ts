import { afterEach, expect, it, vi } from 'vitest';
import { staysHere } from './page-frame';

afterEach(() => document.body.replaceChildren());

function click(href: string): { leaves: boolean; shown: boolean } {
  document.body.innerHTML = `<a href="${href}"><em>words</em></a><p id="passage-1">words</p>`;
  const shown = vi.fn();
  const passage = document.getElementById('passage-1');
  if (passage) passage.scrollIntoView = shown;
  document.addEventListener('click', staysHere);
  const leaves = document
    .querySelector('em')
    ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  document.removeEventListener('click', staysHere);
  return { leaves: leaves ?? true, shown: shown.mock.calls.length === 1 };
}

it('a link in a shown page never leads away from it; one to a passage shows that', () => {
  expect(click('#passage-1')).toEqual({ leaves: false, shown: true });
  expect(click('#nowhere')).toEqual({ leaves: false, shown: false });
  expect(click('https://example.org/')).toEqual({ leaves: false, shown: false });
});
