import { allowedTags } from '#contract/html-allow-list';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { hostile } from '../testing/hostile-text';
import { noteHtml } from './note-html';
import { marginNote } from './page/margin-note';

const { DOMParser } = new JSDOM('').window;
const parsed = (html: string): HTMLElement => new DOMParser().parseFromString(html, 'text/html').body;

describe('a note as HTML', () => {
  it('says what its Markdown means', () => {
    expect(noteHtml('**a** ~~b~~\n\n3. c\n4. `d`\n\n# e')).toBe(
      '<p><strong>a</strong> <s>b</s></p>\n<ol start="3">\n<li>c</li>\n<li><code>d</code></li>\n</ol>\n<h1>e</h1>',
    );
    expect(noteHtml('# e\n\n##### f', 3)).toBe('<h4>e</h4>\n<h6>f</h6>');
    expect(noteHtml(' \n')).toBe('');
  });

  it('has HTML as words, pictures as links, and links only to where they may lead', () => {
    const note =
      '<b>x</b> ![seen](https://e.example/p.png) [in](synoptic://article/example00002#figure02) [mail](mailto:a@b.c) [j](javascript:x) [f](file:///etc) [h](#top) [r](/x) ![](data:image/png;base64,AA)';
    const body = parsed(noteHtml(note));
    expect([...body.querySelectorAll('a[href]')].map((one) => one.getAttribute('href'))).toEqual([
      ...['https://e.example/p.png', 'synoptic://article/example00002#figure02', 'mailto:a@b.c'],
    ]);
    expect(body.querySelectorAll('img, b')).toHaveLength(0);
    expect(body.textContent).toContain('<b>x</b> seen in mail j f h r');
  });

  it('holds nothing but allowed elements, and beside a text only what can stand in a sentence', () => {
    fc.assert(
      fc.property(hostile, (note) => {
        const html = noteHtml(note);
        for (const made of [html, marginNote(html)]) {
          const body = parsed(`<p><em>${made}</em></p>`);
          for (const one of body.querySelectorAll('*')) {
            expect(allowedTags).toContain(one.localName);
            expect(one.localName).not.toBe('img');
            for (const { name, value } of one.attributes) {
              expect(['href', 'rel', 'start', 'class']).toContain(name);
              if (name === 'href') expect(value).toMatch(/^(?:https?:|mailto:|synoptic:\/\/article\/)/);
            }
          }
        }
        const body = parsed(`<p><em>${marginNote(html)}</em></p>`);
        expect(body.childNodes).toHaveLength(1);
        expect(body.firstElementChild?.childNodes).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it('that would take minutes to parse is words, line by line', () => {
    expect(noteHtml(`${'*a_'.repeat(30_000)}\n<i>`)).toBe(
      `<p>${'*a_'.repeat(30_000)}</p>\n<p>&#60;i&#62;</p>\n`,
    );
  });
});
