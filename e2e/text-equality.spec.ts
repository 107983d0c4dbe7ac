import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ferryPage, ferryText, type TestFile } from './articles';
import { expect, test } from './fixtures';
import { dropFiles } from './pages';
import { structuresPage } from './structures-page';

/** HTML whose text is easily counted differently by two programs. */
const awkward: TestFile = {
  name: 'awkward.html',
  type: 'text/html',
  text: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Awkward shapes</title></head><body><article><h1>Awkward shapes</h1>
<p>First line<br>second line<br><br>after an empty one, with a no-break&nbsp;space and a soft&shy;hyphen, long enough to count as a paragraph of an article.</p>
<pre>

  two leading newlines
    kept	tab
</pre>
<ul><li>one<ul><li>inner one</li><li>inner two</li></ul>after the inner list</li><li>two</li></ul>
<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2<br>3</td></tr></tbody></table>
<blockquote><p>A quotation — with “marks”, e\u0301 and 𝒳 beyond the BMP.</p></blockquote>
<p dir="rtl" lang="he">שלום עולם, זאת פסקה בעברית באורך סביר כדי להישאר בתוך הכתבה.</p>
<p>    Much     white
space     in the source, again with enough words to be taken for a paragraph of the article.</p>
</article></body></html>`,
};

/** A folder of further files to hold to the same rule, named from outside; the project needs none. */
const extra = process.env.SYNOPTIC_EXTRA_FILES;

async function moreFiles(folder: string): Promise<TestFile[]> {
  const names = (await readdir(folder)).filter((name) => /\.(html?|txt)$/.test(name));
  return Promise.all(
    names.map(async (name) => ({
      name,
      type: name.endsWith('.txt') ? 'text/plain' : 'text/html',
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

test('the text on the page is the stored text, letter for letter', async ({ synoptic }) => {
  const { page, library } = synoptic;
  // Wide enough for four panes beside the library.
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  const samples = await moreFiles(join(import.meta.dirname, '../resources/samples'));
  expect(samples.length).toBeGreaterThanOrEqual(2);
  const files = [
    ferryPage,
    ferryText,
    awkward,
    structuresPage('https://img.remote.example/a.jpg'),
    ...samples,
    ...(extra ? await moreFiles(extra) : []),
  ];
  const seen = new Set<string>();
  for (const file of files) {
    await dropFiles(page, [file]);
    const stored = await expect
      .poll(async () =>
        (await readdir(join(library, 'articles'))).filter((id) => !id.startsWith('.') && !seen.has(id)),
      )
      .toHaveLength(1)
      .then(async () =>
        (await readdir(join(library, 'articles'))).filter((id) => !id.startsWith('.') && !seen.has(id)),
      );
    const id = stored[0] ?? '';
    seen.add(id);
    const row = page.locator(`[data-key="${id}"]`);
    await row.click();
    const shown = page.locator(`[data-article="${id}"] article.article`);
    await expect(shown).toBeVisible();
    const text = await readFile(join(library, 'articles', id, 'article.txt'), 'utf8');
    expect(await shown.evaluate((container) => container.textContent), file.name).toBe(text);
    expect(text.length, file.name).toBeGreaterThan(200);
  }
});
