import { describe, expect, test } from 'vitest';
import { dom } from './dom';
import { parseGuarded } from './guard';
import { slim } from './slim';
import { winBack } from './win-back';

const prose = (n: number): string =>
  `Sentence ${n} tells at some length what the engineers found under the bridge, and what they mean to do.`;

/** The article's text after winning back, where the extraction kept only the element with the id `kept`. */
function wonBack(body: string): string[] {
  const page = slim(parseGuarded('a.html', `<html><body>${body}</body></html>`));
  const document = dom().parse(page.html);
  const root = document.createElement('div');
  for (const element of Array.from(document.querySelectorAll('.kept'))) root.append(element);
  winBack(root, page.lines, () => dom().parse(page.html), 'Bridge closed until spring');
  return (root.textContent ?? '').match(/Sentence \d+/g) ?? [];
}

describe('prose the extraction left behind', () => {
  const headline = '<h1>Bridge closed until spring</h1>';
  const kept = (n: number): string => `<div class="kept"><p>${prose(n)}</p></div>`;

  test('a section between two others comes back in its place', () => {
    expect(wonBack(`${headline}${kept(1)}<section><p>${prose(2)}</p></section>${kept(3)}`)).toEqual([
      'Sentence 1',
      'Sentence 2',
      'Sentence 3',
    ]);
  });

  test('a lead of several lines under the headline comes back', () => {
    expect(wonBack(`${headline}<div><p>${prose(1)}</p><p>${prose(2)}</p></div>${kept(3)}`)).toEqual([
      'Sentence 1',
      'Sentence 2',
      'Sentence 3',
    ]);
  });

  test.each([
    ['above the headline', `<div><p>${prose(1)}</p><p>${prose(2)}</p></div>${headline}${kept(3)}`],
    ['a single line under the headline', `${headline}<div><p>${prose(1)}</p></div>${kept(3)}`],
    ['behind the last line', `${headline}${kept(3)}<div><p>${prose(1)}</p></div>`],
    ['named furniture', `${headline}${kept(3)}<div class="related-posts"><p>${prose(1)}</p></div>${kept(3)}`],
    [
      'under a telling heading',
      `${headline}${kept(3)}<div><h3>About the author</h3><p>${prose(1)}</p></div>${kept(3)}`,
    ],
    ['a link', `${headline}${kept(3)}<div><a href="/x"><p>${prose(1)}</p></a></div>${kept(3)}`],
    [
      'teasers',
      `${headline}${kept(3)}<section>${[1, 2].map((n) => `<div class="card"><h4><a href="/${n}">The old bridge</a></h4><p>${prose(n)}</p></div>`).join('')}</section>${kept(3)}`,
    ],
  ])('%s stays out', (_what, body) => {
    expect(new Set(wonBack(body))).toEqual(new Set(['Sentence 3']));
  });
});
