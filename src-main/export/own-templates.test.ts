import { limits } from '#contract';
import { longestTemplate } from '#contract/templating';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkLibrary } from '../library/check';
import { connect, openApp, temporaryFolder } from '../testing/library';
import { stored } from '../testing/stored';

async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const [client, other] = [connect(app), connect(app)];
  const digest = { id: 'template-1', name: 'Digest', template: '# {{ article.title }}\n' };
  const { name, template } = digest;
  return { folder, app, client, other, digest, was: { name, template } };
}

it('templates are listed by name, told to every window, and survive the program', async () => {
  const { folder, app, client, other, digest, was } = await start();
  let told = 0;
  other.on('templatesChanged', () => told++);
  const made = await client.call('putTemplate', { ...digest, name: '  Digest ' });
  expect(made).toMatchObject(digest);
  // Sent twice, as after a dropped connection, it is the same change.
  expect(await client.call('putTemplate', digest)).toEqual(made);
  await client.call('putTemplate', { id: 'template-2', name: 'A list', template: '' });
  await client.call('putTemplate', { ...digest, template: 'other', was });
  expect(told).toBeGreaterThanOrEqual(3);
  await app.close();
  const again = connect(await openApp(folder));
  expect(await again.call('listTemplates', {})).toMatchObject([
    { id: 'template-2', name: 'A list', template: '' },
    { ...digest, template: 'other' },
  ]);
  expect(await checkLibrary(folder)).toEqual([]);
});

it('one that another window has changed meanwhile is not overwritten', async () => {
  const { client, other, digest, was } = await start();
  await client.call('putTemplate', digest);
  await other.call('putTemplate', { ...digest, template: 'theirs', was });
  await expect(client.call('putTemplate', { ...digest, template: 'mine', was })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(
    client.call('putTemplate', { ...digest, name: 'Mine', was: { ...was, name: 'Other' } }),
  ).rejects.toMatchObject({ code: 'conflict' });
  expect((await client.call('listTemplates', {}))[0]?.template).toBe('theirs');
  // What both wrote is no conflict, and neither is what the reader says knowing the other.
  await client.call('putTemplate', { ...digest, template: 'theirs', was });
  await client.call('putTemplate', { ...digest, template: 'mine', was: { ...was, template: 'theirs' } });
  expect((await client.call('listTemplates', {}))[0]?.template).toBe('mine');
});

it('one that was deleted comes back by being stored again', async () => {
  const { folder, app, client, digest, was } = await start();
  await client.call('putTemplate', digest);
  await client.call('deleteTemplate', { id: digest.id });
  await client.call('deleteTemplate', { id: digest.id });
  expect(await client.call('listTemplates', {})).toEqual([]);
  await client.call('putTemplate', { ...digest, was });
  expect(await client.call('listTemplates', {})).toMatchObject([digest]);
  await client.call('deleteTemplate', { id: digest.id });
  await app.close();
  expect(await stored(folder, 'templates.json')).toMatchObject({
    templates: [{ ...digest, deleted: expect.any(String) as string }],
  });
});

it('there is only so much room, and what no file can hold is replaced', async () => {
  const { client } = await start();
  const template = 'x'.repeat(longestTemplate);
  const most = limits.templatesTogether / longestTemplate;
  for (let n = 0; n < most; n++)
    await client.call('putTemplate', { id: `template-${n}`, name: `${n}`, template });
  const more = { id: 'template-more', name: 'More', template: 'x' };
  await expect(client.call('putTemplate', more)).rejects.toMatchObject({ code: 'bad-input' });
  await client.call('putTemplate', { id: 'template-0', name: '0', template: 'half: \uD83D' });
  expect(await client.call('putTemplate', more)).toMatchObject(more);
  expect((await client.call('listTemplates', {}))[0]?.template).toBe('half: \uFFFD');
  await expect(client.call('putTemplate', { ...more, name: ' ' })).rejects.toMatchObject({
    code: 'bad-input',
  });
});

it('in a library that is open for reading only they are shown and refused', async () => {
  const { folder, app, client, digest } = await start();
  await client.call('putTemplate', digest);
  await app.close();
  const reading = connect(await openApp(folder, { readOnly: true }));
  expect(await reading.call('listTemplates', {})).toMatchObject([digest]);
  await expect(reading.call('putTemplate', { ...digest, template: '' })).rejects.toMatchObject({
    code: 'read-only',
  });
  await expect(reading.call('deleteTemplate', { id: digest.id })).rejects.toMatchObject({
    code: 'read-only',
  });
});

it('a damaged file is told of by a check, and restored from its backup', async () => {
  const { folder, app, client, digest } = await start();
  await client.call('putTemplate', digest);
  await app.close();
  const path = join(folder, 'templates.json');
  await writeFile(path, '{ "formatVersion": 1, "templates": [');
  expect(await checkLibrary(folder)).toMatchObject([{ file: 'templates.json' }]);
  const second = await openApp(folder);
  expect(await connect(second).call('listTemplates', {})).toMatchObject([digest]);
  expect(second.status().notices.join()).toContain('your templates');
  await second.close();
  await rm(path);
  expect(await connect(await openApp(folder)).call('listTemplates', {})).toMatchObject([digest]);
});

it('a copy from another computer is merged, entry by entry', async () => {
  const { folder, app, client, digest } = await start();
  await client.call('putTemplate', digest);
  await app.save();
  const file = (await stored(folder, 'templates.json')) as { templates: object[] };
  const theirs = { ...file.templates[0], id: 'template-9', name: 'Theirs' };
  await writeFile(
    join(folder, 'templates (conflicted copy 2026-11-22 101500).json'),
    JSON.stringify({ ...file, templates: [theirs, { ...theirs, name: 7 }] }),
  );
  let told = 0;
  client.on('templatesChanged', () => told++);
  await app.lookOutside();
  expect((await client.call('listTemplates', {})).map(({ name }) => name)).toEqual(['Digest', 'Theirs']);
  expect(told).toBe(1);
  expect(app.status().notices.join()).toContain('1 entry in a copy of your templates');
});
