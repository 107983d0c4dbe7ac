import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../clean';

/** Pieces that pages are made of; `n` makes their words findable. */
const pieces: ((n: number) => string)[] = [
  (n) =>
    `<nav><ul><li><a href="/a">Section${n} one</a></li><li><a href="/b">Section${n} two</a></li></ul></nav>`,
  (n) =>
    `<p>Paragraph${n} says, at some length and with commas, what the committee saw in the harbour that week, and why.</p>`,
  (n) => `<h2>Heading${n} of a part</h2>`,
  (n) => `<ul><li>Item${n} first of the list</li><li>Item${n} second of the list</li></ul>`,
  (n) => `<table><tr><th>Column${n}</th><th>Boats</th></tr><tr><td>Cell${n}</td><td>7</td></tr></table>`,
  (n) =>
    `<figure><img src="https://p.example/${n}.jpg" alt=""><figcaption>Caption${n} of a boat</figcaption></figure>`,
  (n) =>
    `<div class="related-links"><h3>Related${n}</h3><p><a href="/r">Other${n} story of the day</a></p></div>`,
  (n) => `<aside class="newsletter"><p>Newsletter${n}: sign up for our mail</p></aside>`,
  (n) => `<div>Loose${n} words <b>beside</b> a box<p>Boxed${n} words after them.</p></div>`,
  (n) => `<div style="display:none">Hidden${n} words for nobody</div>`,
  (n) => `<blockquote><p>Quoted${n} words of a witness, who saw it all from the pier.</p></blockquote>`,
  (n) => `<section class="comments"><p>Comment${n} by somebody</p></section>`,
  (n) => `<pre>code${n} = boats + 1;</pre>`,
  (n) =>
    `<p>Paragraph${n} says, at some length and with commas, what the committee saw in the harbour that week, and why.<br>Second${n} line.</p>`,
];
const squeeze = (text: string): string => text.replace(/\s+/g, '');

test('every word of a page is in one line of it, kept or removed, and the kept lines are the article', async () => {
  const page = fc.array(fc.nat(pieces.length - 1), { minLength: 6, maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(page, async (chosen) => {
      const prose = [0, 1, 2].map((n) => pieces[1]?.(1000 + n)).join('');
      const body = chosen.map((piece, n) => pieces[piece]?.(n)).join('\n');
      const { text, lines = [] } = await clean({
        name: 'page.html',
        bytes: Buffer.from(
          `<html><head><title>The report</title></head><body><h1>The report</h1>${prose}${body}</body></html>`,
        ),
        withLines: true,
      });
      const words = body.replace(/<[^>]+>/g, ' ').match(/\b[A-Za-z]+\d+\b/g) ?? [];
      for (const word of new Set(words)) {
        const holding = lines.filter((line) => new RegExp(`\\b${word}\\b`).test(line.text));
        expect(holding.length, `${word} in\n${body}`).toBeGreaterThan(0);
      }
      const kept = lines.filter((line) => line.removed === null).map((line) => line.text);
      expect(squeeze(kept.join(''))).toBe(squeeze(text));
      for (const line of lines) {
        const before = lines.filter(
          (other) => other.text === line.text && lines.indexOf(other) < lines.indexOf(line),
        );
        expect(line.nth).toBe(before.length);
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
