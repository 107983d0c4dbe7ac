import { zipOf, type Entry } from './zip';

export interface MadeChapter {
  /** File name; several chapters may name one file, each with an id of its own. */
  file: string;
  title?: string;
  /** Inside of the body. */
  body: string;
  id?: string;
  linear?: false;
  under?: { title: string; href: string }[];
}

export interface MadeBook {
  version?: 2 | 3;
  title?: string;
  metadata?: string;
  chapters: readonly MadeChapter[];
  /** More files by their paths under OEBPS/, with their media types. */
  files?: Record<string, { type: string; bytes: string | Uint8Array; properties?: string }>;
  guide?: string;
  /** Files beside OEBPS/. */
  outside?: Record<string, string>;
}

export const xhtml = (body: string, title = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xmlns:xlink="http://www.w3.org/1999/xlink"><head><title>${title}</title><link href="style.css" rel="stylesheet"/></head><body>${body}</body></html>`;

/** A book as shops and converters write it, EPUB 3 with a `nav` or EPUB 2 with an NCX. */
export function epubOf(book: MadeBook): Promise<Buffer> {
  const { version = 3, title = 'The Ferry Year', chapters, files = {}, guide = '', outside = {} } = book;
  const metadata =
    book.metadata ??
    '<dc:creator>Ada Holm</dc:creator><dc:publisher>Quay Press</dc:publisher><dc:date>2019-05-04</dc:date><dc:language>en</dc:language>';
  const paths = [...new Set(chapters.map(({ file }) => file))];
  const item = (n: number): string => `text${n}`;
  const manifest = paths.map(
    (file, n) => `<item id="${item(n)}" href="${file}" media-type="application/xhtml+xml"/>`,
  );
  for (const [n, [file, { type, properties }]] of Object.entries(files).entries()) {
    manifest.push(
      `<item id="file${n}" href="${file}" media-type="${type}"${properties ? ` properties="${properties}"` : ''}/>`,
    );
  }
  manifest.push(
    version === 3
      ? '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
      : '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
  );
  const spine = paths.map((file, n) => {
    const linear = chapters.some((one) => one.file === file && one.linear === false) ? ' linear="no"' : '';
    return `<itemref idref="${item(n)}"${linear}/>`;
  });
  if (version === 3) spine.unshift('<itemref idref="nav"/>');
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="${version}.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc:title>${title}</dc:title>${metadata}</metadata><manifest>${manifest.join('')}</manifest><spine${version === 2 ? ' toc="ncx"' : ''}>${spine.join('')}</spine>${guide}</package>`;
  const href = ({ file, id }: MadeChapter): string => (id === undefined ? file : `${file}#${id}`);
  const inContents = chapters.filter((one) => one.title !== undefined);
  const contents =
    version === 3
      ? xhtml(
          `<nav epub:type="landmarks"><ol><li><a href="nav.xhtml">Contents</a></li></ol></nav><nav epub:type="toc"><h1>Contents</h1><ol>${inContents
            .map((one) => {
              const under = (one.under ?? [])
                .map((sub) => `<li><a href="${sub.href}">${sub.title}</a></li>`)
                .join('');
              return `<li><a href="${href(one)}">${one.title}</a>${under && `<ol>${under}</ol>`}</li>`;
            })
            .join('')}</ol></nav>`,
        )
      : `<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${inContents
          .map(
            (one, n) =>
              `<navPoint id="n${n}" playOrder="${n}"><navLabel><text>${one.title}</text></navLabel><content src="${href(one)}"/></navPoint>`,
          )
          .join('')}</navMap></ncx>`;
  const entries: Entry[] = [
    { path: 'mimetype', bytes: 'application/epub+zip', options: { compress: false } },
    {
      path: 'META-INF/container.xml',
      bytes:
        '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    },
    { path: 'OEBPS/content.opf', bytes: opf },
    { path: `OEBPS/${version === 3 ? 'nav.xhtml' : 'toc.ncx'}`, bytes: contents },
    ...paths.map((file) => {
      const inFile = chapters.filter((one) => one.file === file);
      const bodies = inFile.map(({ id, body }) =>
        id === undefined ? body : `<section id="${id}">${body}</section>`,
      );
      return { path: `OEBPS/${file}`, bytes: xhtml(bodies.join('\n')) };
    }),
    ...Object.entries(files).map(([file, { bytes }]) => ({ path: `OEBPS/${file}`, bytes })),
    ...Object.entries(outside).map(([path, bytes]) => ({ path, bytes })),
  ];
  return zipOf(entries);
}
