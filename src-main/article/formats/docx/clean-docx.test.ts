import { describe, expect, test } from 'vitest';
import { AppError } from '#contract';
import { zipOf } from '../../../testing/zip';
import { clean } from '../../clean';
import { madePng } from '../../made-picture';
import { drawing, madeDocx, para, run, type MadeDocx } from './made-docx';

const cleanDocx = async (made: MadeDocx) =>
  clean({ name: 'bridge-report.docx', bytes: await madeDocx(made) });
const prose =
  'The bridge over the Tarn was closed on Monday after an inspection found cracks in two of its cables.';

describe('a Word document', () => {
  test('its title, headings, table, list of notes and emphasis are kept', async () => {
    const cell = (text: string): string => `<w:tc>${para(text)}</w:tc>`;
    const cleaned = await cleanDocx({
      body:
        para('The bridge report', 'Titel') +
        para('What was found', 'berschrift1') +
        `<w:p>${run(prose)}<w:r><w:rPr><w:b/></w:rPr><w:t>Twice.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>` +
        `<w:tbl><w:tr>${cell('Cable')}${cell('Cracks')}</w:tr><w:tr>${cell('North')}${cell('2')}</w:tr></w:tbl>`,
      footnotes: { 1: 'See the letter of May.' },
    });
    expect(cleaned).toMatchObject({
      title: 'The bridge report',
      titleFrom: 'headline',
      lang: 'en-GB',
      removed: [],
    });
    expect(cleaned.html).toMatch(/^<h1>The bridge report<\/h1>\n<h2>What was found<\/h2>\n/);
    expect(cleaned.html).toContain(
      `<p>${prose}<strong>Twice.</strong><sup><a href="#note-1">[1]</a></sup></p>`,
    );
    expect(cleaned.html).toMatch(/<td>North<\/td>\s*<td>2<\/td>/);
    expect(cleaned.html).toContain('<li id="note-1">See the letter of May.</li>');
  });

  test('its pictures come with it, with their words', async () => {
    const picture = madePng(80, 60);
    const { html, assets } = await cleanDocx({ body: para(prose) + drawing + para(prose), picture });
    expect(html).toMatch(/<img src="asset:[0-9a-f]{32}\.png" alt="The bridge"/);
    expect(assets).toMatchObject([{ mediaType: 'image/png', from: null }]);
  });

  test('a linked picture does not show the one that follows it', async () => {
    const linked = drawing.replace('r:embed="rId9"', 'r:link="rId8"').replace('The bridge', 'Elsewhere');
    const picture = madePng(80, 60);
    const { html } = await cleanDocx({
      body: para(prose) + linked + para(prose) + drawing,
      picture,
      files: {
        'word/_rels/document.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://example.org/a.png" TargetMode="External"/><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>',
      },
    });
    expect(html.match(/src="asset:/g)).toHaveLength(1);
    expect(html).toMatch(/<img src="asset:[^>]*alt="The bridge"/);
  });

  test('its properties are its metadata; the day it was begun is no day of publication', async () => {
    const core =
      '<dc:title>Bridges &amp; cables</dc:title><dc:creator>Ada Holm</dc:creator>' +
      '<dcterms:created>2021-01-02T09:00:00Z</dcterms:created><dcterms:modified>2024-03-05T10:00:00Z</dcterms:modified>';
    expect(await cleanDocx({ body: para(prose), core })).toMatchObject({
      title: 'Bridges & cables',
      titleFrom: 'metadata',
      byline: 'Ada Holm',
      publishedTime: null,
      modifiedTime: '2024-03-05T10:00:00Z',
    });
  });

  test('the title of a template gives way to the one on the page', async () => {
    const core = '<dc:title>Template for long reports</dc:title>';
    const { title } = await cleanDocx({ body: para('The bridge report', 'Titel') + para(prose), core });
    expect(title).toBe('The bridge report');
  });

  test('what was deleted under tracking is not read', async () => {
    const body = `<w:p>${run(prose)}<w:del><w:r><w:delText>Never mind.</w:delText></w:r></w:del><w:ins>${run(' And then.')}</w:ins></w:p>`;
    const { text } = await cleanDocx({ body });
    expect(text).toContain('cables. And then.');
    expect(text).not.toContain('Never mind');
  });
});

describe('a Word document that is refused', () => {
  const refusal = async (bytes: Uint8Array): Promise<AppError> => {
    const error: unknown = await clean({ name: 'bridge-report.docx', bytes }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AppError);
    return error as AppError;
  };

  test('with entities of its own', async () => {
    const doctype = '<!DOCTYPE a [<!ENTITY b "c">]>';
    const error = await refusal(
      await madeDocx({ body: '', files: { 'word/document.xml': `${doctype}<a>&b;</a>` } }),
    );
    expect(error.message).toContain('“bridge-report.docx” is damaged: it cannot be read as a Word document.');
  });

  test('with XML that is none', async () => {
    const error = await refusal(await madeDocx({ body: '<w:p><w:r>' }));
    expect(error.code).toBe('unreadable');
  });

  test('that unpacks to many times its size', async () => {
    const error = await refusal(
      await madeDocx({ body: para(prose), files: { 'word/document.xml': ' '.repeat(40_000_000) } }),
    );
    expect(error.code).toBe('too-large');
    expect(error.message).toContain('more than 200 times its size');
  });

  test('with tables in tables in tables', async () => {
    const deep = 20_000;
    const body = '<w:tbl><w:tr><w:tc>'.repeat(deep) + '</w:tc></w:tr></w:tbl>'.repeat(deep);
    const error = await refusal(await madeDocx({ body, files: { 'docProps/a.bin': '' } }));
    expect(['too-complex', 'too-large']).toContain(error.code);
  });

  test('too large', async () => {
    const bytes = new Uint8Array(51 * 1024 * 1024);
    bytes.set([0x50, 0x4b, 3, 4]);
    expect((await refusal(bytes)).message).toContain('has 51 MB');
  });

  test('an archive of other things', async () => {
    const error = await refusal(new Uint8Array(await zipOf({ 'a.bin': 'b' })));
    expect(error.message).toContain('“bridge-report.docx” is an archive, but no Word document.');
  });
});
