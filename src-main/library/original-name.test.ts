import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fakeCleaner } from '../testing/fake-cleaner';
import { connect, imported, openApp, story, temporaryFolder } from '../testing/library';

it.each([
  ['report', 'application/pdf', 'original.pdf'],
  ['book', 'application/epub+zip', 'original.epub'],
  ['page', 'multipart/related', 'original.mhtml'],
  ['paper', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'original.docx'],
  ['letter', 'text/plain', 'original.txt'],
  ['page.HTM', 'text/html', 'original.htm'],
])('the original of %s of type %s is kept as %s', async (name, mediaType, original) => {
  const folder = await temporaryFolder();
  const cleaner = {
    ...fakeCleaner,
    clean: async (...args: Parameters<typeof fakeCleaner.clean>) => ({
      ...(await fakeCleaner.clean(...args)),
      mediaType,
    }),
  };
  const client = connect(await openApp(folder, { cleaner }));
  const { id } = await imported(client, name, story('A flood', 'The river rose.'));
  expect(await readdir(join(folder, 'articles', id))).toContain(original);
});
