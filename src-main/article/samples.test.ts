import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clean } from './clean';
import { textOf } from './text-of';

const sample = (name: string): ReturnType<typeof clean> =>
  clean({ name, bytes: readFileSync(new URL(`../../resources/samples/${name}`, import.meta.url)) });

describe('the sample page', async () => {
  const page = await sample('harbour-bridge.html');

  test('has its metadata', () => {
    expect(page).toMatchObject({
      title: 'Barge strikes Kellport swing bridge, cutting town in two',
      titleFrom: 'headline',
      byline: 'Hanna Verrill',
      siteName: 'The Kellport Courier',
      publishedTime: '2025-03-11T13:20:00+00:00',
      lang: 'en-GB',
      url: 'https://courier.example/news/2025/03/11/barge-strikes-kellport-bridge',
      mediaType: 'text/html',
      warnings: [],
    });
  });

  test('keeps its pictures with their captions', () => {
    expect(page.assets.map((a) => a.mediaType)).toEqual(['image/webp', 'image/webp']);
    for (const { name } of page.assets) expect(page.html).toContain(`<img src="asset:${name}"`);
    expect(page.html.match(/<figcaption>/g)).toHaveLength(2);
    expect(page.text).toContain('Barriers at the western approach');
    expect(page.plainText).not.toContain('Barriers at the western approach');
  });

  test('keeps its first and last words and its headings', () => {
    expect(page.plainText.startsWith('A loaded grain barge struck')).toBe(true);
    expect(page.plainText.endsWith('every twenty minutes and free of charge.')).toBe(true);
    expect(page.html).toContain('<h2>A warning in November</h2>');
  });

  test('says what was taken out', () => {
    const removed = page.removed.map((r) => r.text).join('\n');
    for (const words of [
      'Sign up for our newsletter',
      'Read more: Bridge keepers',
      'Related stories',
      'harbour reporter',
      'All rights reserved',
      'eastbank_ed',
    ]) {
      expect(page.text).not.toContain(words);
      expect(removed).toContain(words);
    }
  });
});

describe('the sample text', async () => {
  const text = await sample('harbour-bridge-dispatch.txt');

  test('has its metadata', () => {
    expect(text).toMatchObject({
      title: 'Kellport crossing shut for a month after grain barge hits swing bridge',
      titleFrom: 'headline',
      byline: 'Tomas Reiker',
      publishedTime: '2025-03-12',
      mediaType: 'text/plain',
    });
  });

  test('is thirteen paragraphs and no furniture', () => {
    const paragraphs = text.plainText.split('\n\n');
    expect(paragraphs).toHaveLength(13);
    expect(paragraphs[0]).toMatch(/^KELLPORT — Engineers began/);
    expect(paragraphs[12]).toMatch(/first findings in May\.$/);
  });
});

test('both are stored as a page would show them', async () => {
  for (const name of ['harbour-bridge.html', 'harbour-bridge-dispatch.txt']) {
    const { html, text, removed } = await sample(name);
    expect(textOf(html)).toBe(text);
    for (const { at } of removed) expect(at).toBeLessThanOrEqual(text.length);
  }
});
