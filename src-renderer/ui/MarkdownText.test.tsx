import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MarkdownText } from './MarkdownText';
import { tickedAt } from './NoteText';
import { hasMarkup, parseNote } from './parse-note';

let host: HTMLElement;
let root: ReturnType<typeof createRoot>;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});
afterEach(() => {
  root.unmount();
  host.remove();
});
const show = (note: string, onTick?: (at: number) => void): HTMLElement => {
  flushSync(() => root.render(<MarkdownText note={note} onTick={onTick} />));
  return host;
};

it('shows headings, emphasis, lists, tasks, quotes, code, tables and links', () => {
  const shown = show(
    '# One\n\n**bold** _it_ ~~gone~~ `code`\n\n- a\n- [x] b\n\n3. c\n\n> q\n\n```\npre\n```\n\n|a|b|\n|-|-|\n|1|2|\n\n[l](https://e.example) https://w.example',
  );
  expect(shown.querySelector('[role="heading"]')?.textContent).toBe('One');
  expect(shown.querySelector('strong')?.textContent).toBe('bold');
  expect(shown.querySelector('em')?.textContent).toBe('it');
  expect(shown.querySelector('del')?.textContent).toBe('gone');
  expect(shown.querySelectorAll('ul li')).toHaveLength(2);
  expect(shown.querySelector('input')?.checked).toBe(true);
  expect(shown.querySelector('ol')?.start).toBe(3);
  expect(shown.querySelector('blockquote')?.textContent).toBe('q');
  expect(shown.querySelector('pre')?.textContent).toBe('pre');
  expect(shown.querySelectorAll('td')).toHaveLength(2);
  expect([...shown.querySelectorAll('a')].map(({ href }) => href)).toEqual([
    'https://e.example/',
    'https://w.example/',
  ]);
});

it('makes links of addresses of passages, written out and behind words, and never one within another', () => {
  const address = 'synoptic://article/abcdefgh1234#highlight-01';
  const shown = show(`See ${address}, [the dam](${address}), <${address}> and synoptic://article/../etc.`);
  const links = [...shown.querySelectorAll('a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual(
    Array(3).fill('#article=abcdefgh1234&annotation=highlight-01'),
  );
  expect(links.map(({ textContent }) => textContent)).toEqual([address, 'the dam', address]);
  expect(shown.querySelector('a a')).toBeNull();
  expect(shown.textContent).toContain('and synoptic://article/../etc.');
  expect(show(`[${address}](https://e.example)`).querySelectorAll('a')).toHaveLength(1);
});

describe('a hostile note', () => {
  it.each([
    '<img src=x onerror="window.hurt = 1">',
    '<script>window.hurt = 1</script>',
    '<a href="javascript:window.hurt=1">a</a>',
    '<iframe src="https://evil.example"></iframe>',
    '<div><style>*{display:none}</style></div>',
  ])('%s is only words', (note) => {
    const shown = show(`${note}\n\nand ${note} here`);
    expect(shown.querySelector('img, script, a, iframe, style, object, form')).toBeNull();
    expect(shown.textContent).toContain(note);
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](java&#115;cript:alert(1))',
    '<javascript:alert(1)>',
    '[a](data:text/html,x)',
    '[a](file:///etc/passwd)',
    '[a](//evil.example)',
    '[a](#note-1)',
    '[a][b]\n\n[b]: javascript:alert(1)',
    '![a](javascript:alert(1))',
  ])('%s leads nowhere', (note) => {
    expect(show(note).querySelector('a, img')).toBeNull();
  });

  it('loads no picture: it is a link', () => {
    const shown = show('![a map](https://e.example/map.png)');
    expect(shown.querySelector('img')).toBeNull();
    expect(shown.querySelector('a')?.textContent).toBe('a map');
  });

  it.each([
    ['quotes in quotes', '> '.repeat(20_000)],
    ['lists in lists', '- '.repeat(20_000)],
    ['emphasis in emphasis', '*a '.repeat(15_000)],
    ['as much emphasis as is shown', '*a '.repeat(2_600)],
    ['as many brackets as are shown', '['.repeat(7_900)],
    ['as many addresses as are shown', 'a@'.repeat(3_900)],
    ['brackets', '['.repeat(45_000)],
    ['links', '[a](b'.repeat(10_000)],
    ['fences', '`a'.repeat(25_000)],
    ['tables', '|a'.repeat(10_000) + '\n' + '|-'.repeat(10_000)],
    ['tildes', '~~a~'.repeat(12_000)],
    ['indented lists', Array.from({ length: 200 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n')],
    ['addresses', 'a@'.repeat(20_000)],
  ])('with %s is shown in time', (_, note) => {
    const begin = performance.now();
    const shown = show(note);
    expect(performance.now() - begin).toBeLessThan(8000);
    expect(shown.textContent.length).toBeGreaterThan(0);
  });
});

it('a link shows where it leads before it leads there', () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null);
  const shown = show('[a](https://e.example/path)');
  flushSync(() => shown.querySelector('a')?.click());
  expect(document.querySelector('[role="dialog"]')?.textContent).toContain('https://e.example/path');
  expect(open).not.toHaveBeenCalled();
  open.mockRestore();
});

it('the middle button leads nowhere before that, either', () => {
  const shown = show('[a](https://e.example/path)');
  const press = new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true });
  flushSync(() => shown.querySelector('a')?.dispatchEvent(press));
  expect(press.defaultPrevented).toBe(true);
  expect(document.querySelector('[role="dialog"]')?.textContent).toContain('https://e.example/path');
});

it('parses a text once, and what is too long not at all', () => {
  const note = 'a **word** in the midst';
  expect(parseNote(note)).toBe(parseNote(note));
  for (let i = 0; i < 100; i++) parseNote(`${note} ${i}`);
  expect(parseNote('*a* '.repeat(2_100))).toBeNull();
});

it('a box says where it stands in the note', () => {
  const note = 'first\n\n- [ ] a\n- [x] b';
  const ticked: number[] = [];
  const shown = show(note, (at) => ticked.push(at));
  shown.querySelectorAll('input').forEach((box) => box.click());
  expect(ticked.map((at) => tickedAt(note, at))).toEqual([
    'first\n\n- [x] a\n- [x] b',
    'first\n\n- [ ] a\n- [ ] b',
  ]);
});

it('knows which notes look the same without a preview', () => {
  expect(['one', 'one\ntwo\n\nthree', ''].map((note) => hasMarkup(parseNote(note)))).toEqual([
    false,
    false,
    false,
  ]);
  expect(['**one**', '- one', '# one', 'https://e.example'].every((note) => hasMarkup(parseNote(note)))).toBe(
    true,
  );
});
