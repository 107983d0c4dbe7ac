import { afterEach, describe, expect, it } from 'vitest';
import { setArticleHtml } from './article-html';
import { caretAt, caretBox, edgeBox, isRtl, offsetNear } from './caret-box';
import { toLiveRange } from './passage-range';
import { createTextMap, type TextMap } from './text-map';

function shown(html: string, width = 400): TextMap {
  const container = document.createElement('div');
  container.style.cssText = `width: ${width}px; font: 20px/30px monospace`;
  document.body.append(container);
  setArticleHtml(container, html);
  return createTextMap(container);
}

const boxOf = (map: TextMap, words: string): DOMRect => {
  const start = map.text.indexOf(words);
  return toLiveRange(map, { start, end: start + words.length }).getBoundingClientRect();
};

afterEach(() => document.body.replaceChildren());

describe('isRtl', () => {
  it.each([
    ['a', 'rtl', false],
    ['ا', 'ltr', true],
    ['ש', 'ltr', true],
    ['7', 'rtl', false],
    ['٧', 'rtl', false],
    ['.', 'rtl', true],
    ['.', 'ltr', false],
    [' ', 'rtl', true],
  ] as const)('%j among %s is %s', (character, around, expected) => {
    expect(isRtl(character, around)).toBe(expected);
  });
});

describe('caretBox', () => {
  it('stands left of a character and right of the one before', () => {
    const map = shown('<p>one <em>two</em> three</p>\n');
    const two = boxOf(map, 'two');
    expect(caretBox(map, 4, 'before')).toMatchObject({ x: two.left, rtl: false });
    expect(caretBox(map, 7, 'after')).toMatchObject({ x: two.right, rtl: false });
  });

  it('stands the other way round in right-to-left text', () => {
    const map = shown('<p dir="rtl">שלום 42 עולם</p>\n');
    const first = boxOf(map, 'שלום');
    expect(caretBox(map, 0, 'before')).toMatchObject({ x: first.right, rtl: true });
    expect(caretBox(map, 4, 'after')).toMatchObject({ x: first.left, rtl: true });
    const number = boxOf(map, '42');
    expect(caretBox(map, 5, 'before')).toMatchObject({ x: number.left, rtl: false });
  });

  it('has no place before the text, after it, or on a newline', () => {
    const map = shown('<p>one</p>\n<p>two</p>\n');
    expect(caretBox(map, 0, 'after')).toBeNull();
    expect(caretBox(map, map.text.length, 'before')).toBeNull();
    expect(caretBox(map, 3, 'before')).toBeNull();
  });
});

it('edgeBox stands where a passage ends for the eye', () => {
  const map = shown('<p dir="rtl">שלום 42 עולם</p>\n<p>one two</p>\n');
  const [hello, number] = [boxOf(map, 'שלום'), boxOf(map, '42')];
  expect(edgeBox(map, { start: 0, end: 7 }, 'start')).toMatchObject({ x: hello.right, rtl: true });
  expect(edgeBox(map, { start: 0, end: 7 }, 'end')).toMatchObject({ x: number.left, rtl: true });
  expect(edgeBox(map, { start: 5, end: 12 }, 'start')).toMatchObject({ x: number.right, rtl: true });
  const two = map.text.indexOf('two');
  expect(edgeBox(map, { start: two, end: two + 3 }, 'end')?.x).toBe(boxOf(map, 'two').right);
});

it('caretAt stands at the end of the line that it was sent to the end of', () => {
  const map = shown('<p>first second</p>\n', 100);
  const second = map.text.indexOf('second');
  expect(caretAt(map, second)?.top).toBeCloseTo(boxOf(map, 'second').top);
  const end = caretAt(map, second, true);
  expect(end?.bottom).toBeLessThanOrEqual(boxOf(map, 'second').top + 1);
  expect(caretAt(map, map.text.indexOf('\n'))?.x).toBeCloseTo(boxOf(map, 'second').right);
});

it('offsetNear finds the nearest text from anywhere', () => {
  const map = shown('<p>one two</p>\n<p>three</p>\n');
  const { body } = document;
  const two = boxOf(map, 'two');
  expect(offsetNear(map, body, two.left + 1, two.top + 5)).toBe(4);
  expect(offsetNear(map, body, two.right + 500, two.top + 5)).toBe(7);
  const three = boxOf(map, 'three');
  expect(offsetNear(map, body, three.right + 200, three.bottom - 2)).toBe(13);
  expect(offsetNear(map, body, three.left - 200, three.top + 5)).toBe(8);
  expect(offsetNear(map, body, three.left + 1, three.bottom + 900)).toBeGreaterThan(7);
});
