import { zipOf } from '../../../testing/zip';

/** What a Word document made for a test consists of; `body` is WordprocessingML. */
export interface MadeDocx {
  body: string;
  /** Inside of `docProps/core.xml`. */
  core?: string;
  footnotes?: Record<number, string>;
  picture?: Uint8Array;
  /** Further files, or others in the place of those above. */
  files?: Record<string, string | Uint8Array>;
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org';
const w = `xmlns:w="${office}/wordprocessingml/2006/main"`;
const rels = (inside: string): string =>
  `${xml}<Relationships xmlns="${office}/package/2006/relationships">${inside}</Relationships>`;
const rel = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

const style = (id: string, name: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;

/** For tests: a paragraph in a style. */
export const para = (text: string, styleId?: string): string =>
  `<w:p>${styleId === undefined ? '' : `<w:pPr><w:pStyle w:val="${styleId}"/></w:pPr>`}${run(text)}</w:p>`;
export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** For tests: a picture as Word places it in a line. */
export const drawing = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${office}/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="a" descr="The bridge"/><a:graphic xmlns:a="${office}/drawingml/2006/main"><a:graphicData uri="${office}/drawingml/2006/picture"><pic:pic xmlns:pic="${office}/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rId9" xmlns:r="${office}/officeDocument/2006/relationships"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

/** For tests: a Word document with the parts that Word writes. */
export async function madeDocx(made: MadeDocx): Promise<Uint8Array> {
  const { body, core = '', footnotes = {}, picture, files = {} } = made;
  const notes = Object.entries(footnotes)
    .map(([id, text]) => `<w:footnote w:id="${id}">${para(text, 'FootnoteText')}</w:footnote>`)
    .join('');
  const zip = await zipOf({
    '[Content_Types].xml': `${xml}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>`,
    '_rels/.rels': rels(rel('rId1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': rels(
      rel('rId1', 'styles', 'styles.xml') +
        rel('rId2', 'footnotes', 'footnotes.xml') +
        rel('rId9', 'image', 'media/image1.png'),
    ),
    'word/styles.xml': `${xml}<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB" w:eastAsia="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>${style('Titel', 'Title')}${style('berschrift1', 'heading 1')}${style('FootnoteText', 'footnote text')}</w:styles>`,
    'word/footnotes.xml': `${xml}<w:footnotes ${w}>${notes}</w:footnotes>`,
    'word/document.xml': `${xml}<w:document ${w}><w:body>${body}</w:body></w:document>`,
    'docProps/core.xml': `${xml}<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${core}</cp:coreProperties>`,
    ...(picture ? { 'word/media/image1.png': picture } : {}),
    ...files,
  });
  return new Uint8Array(zip);
}
