import { ExportSettings } from '#contract';
import jsonld from 'jsonld';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connect, openApp, temporaryFolder } from '../testing/library';
import { Collection, offline } from '../testing/web-annotation-schema';

it('the notes of the sample library are valid JSON-LD 1.1 of the specification’s shape', async () => {
  const samplesDir = join(import.meta.dirname, '../../resources/samples');
  const app = await openApp(await temporaryFolder(), { samplesDir });
  const client = connect(app);
  const outcomes = await client.call('importSamples', {});
  const articles = outcomes.flatMap((one) => ('article' in one ? [one.article.id] : []));
  expect(articles.length).toBeGreaterThan(1);
  for (const [n, article] of articles.entries()) {
    const { text } = await client.call('getArticle', { id: article });
    for (let at = 0; at < 5; at++) {
      const start = at * 40;
      const passage = { start, end: Math.min(text.length, start + 60) };
      const id = `sample-${n}-${at}-note`;
      const note = at % 2 === 0 ? `Said *here* first, ${at}.` : '';
      await client.call('createAnnotation', {
        id,
        article,
        passage,
        category: 'claim',
        note,
        tags: ['said'],
      });
    }
    await client.call('setArticleNote', { article, note: 'Read twice.' });
  }
  const ends = articles.slice(0, 2).map((article, n) => ({ article, annotation: `sample-${n}-1-note` }));
  const [one, other] = ends;
  if (!one || !other) throw new Error('There are two samples.');
  const link = { id: 'sample-link-1', ends: [one, other] as [typeof one, typeof other] };
  await client.call('putLink', { ...link, relation: 'contradicts', note: 'By two.' });

  const settings = ExportSettings.parse({ format: 'jsonld' });
  const safely = { ...offline, safe: true };
  let notes = 0;
  for (const article of articles) {
    const scope = { kind: 'articles' as const, articles: [article] };
    const pieces: Uint8Array[] = [];
    for await (const { bytes } of app.exporting.files(scope, settings)) pieces.push(bytes);
    const document = JSON.parse(Buffer.concat(pieces).toString('utf8')) as object;
    notes += Collection.parse(document).total;
    // In safe mode a term that is unknown is an error.
    const expanded = await jsonld.expand(document, safely as Parameters<typeof jsonld.expand>[1]);
    expect(JSON.stringify(expanded)).toContain('http://www.w3.org/ns/oa#TextQuoteSelector');
  }
  expect(notes).toBe(articles.length * 6 + 2);
});
