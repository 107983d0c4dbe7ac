import { join } from 'node:path';
import { expect, test } from './fixtures';
import { articleText } from './pages';

const sample = (name: string): string => join(import.meta.dirname, '../resources/samples', name);

const named = [sample('harbour-bridge.html'), sample('harbour-bridge-dispatch.txt')];
// In a pair: the bare array would itself be read as a value with its options.
test.use({ files: [named, { scope: 'test' }] });

test('files named at the start are imported and laid side by side, and their pictures are shown', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await expect(page.locator('article.article')).toHaveCount(2);
  await expect(articleText(page, /Barge strikes/)).toContainText('1,100 tonnes of barley');
  await expect(articleText(page, /Kellport crossing/)).toContainText('1,400 tonnes of barley');
  const widths = await articleText(page, /Barge strikes/)
    .locator('img')
    .evaluateAll((pictures) =>
      Promise.all(
        pictures.map((picture) =>
          (picture as HTMLImageElement).decode().then(() => (picture as HTMLImageElement).naturalWidth),
        ),
      ),
    );
  expect(widths).toEqual([800, 800]);
  // In the text they are part of: caption and picture together.
  await expect(
    articleText(page, /Barge strikes/)
      .locator('figure figcaption')
      .first(),
  ).toContainText('turning span');
});
