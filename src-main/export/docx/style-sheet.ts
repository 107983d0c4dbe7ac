import type { IRunOptions, IStylesOptions } from 'docx';

type ILanguageOptions = NonNullable<IRunOptions['language']>;

/** The language that Word checks words in. */
export function languageOf(lang: string | null, dir: 'ltr' | 'rtl' | null): ILanguageOptions | null {
  if (lang === null || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/.test(lang)) return null;
  return {
    value: lang,
    ...(/^(?:zh|ja|ko)\b/i.test(lang) && { eastAsia: lang }),
    ...((dir === 'rtl' || /^(?:ar|fa|he|ur|ps|ckb|yi|dv)\b/i.test(lang)) && { bidirectional: lang }),
  };
}

const quiet = '6D675F';
const ink = '2B2825';

/** The styles of a document: headings that its outline knows, and a quiet, warm page. */
export function styleSheet(language: ILanguageOptions | null): IStylesOptions {
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, boldComplexScript: true, color: ink },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { size: 22, color: ink, ...(language && { language }) },
        paragraph: { spacing: { after: 140, line: 300 } },
      },
      title: {
        run: { size: 44, bold: true, boldComplexScript: true, color: ink },
        paragraph: { spacing: { after: 120, line: 240 } },
      },
      heading1: heading(32, 360),
      heading2: heading(26, 300),
      heading3: heading(24, 240),
      heading4: heading(22, 240),
      heading5: heading(22, 200),
      heading6: heading(22, 200),
      hyperlink: { run: { color: '2F5D8A', underline: {} } },
      caption: { run: { size: 19, color: quiet, italics: false, bold: false } },
    },
    paragraphStyles: [
      {
        ...{ id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', quickFormat: true },
        run: { size: 22, color: quiet },
        paragraph: { spacing: { after: 80 } },
      },
      {
        ...{ id: 'Quote', name: 'Quote', basedOn: 'Normal', next: 'Normal', quickFormat: true },
        paragraph: { indent: { start: 480 }, spacing: { after: 80 } },
      },
      {
        ...{ id: 'Fact', name: 'Fact', basedOn: 'Normal', next: 'Normal', quickFormat: true },
        run: { size: 19, color: quiet },
        paragraph: { spacing: { after: 140 } },
      },
      {
        ...{ id: 'SourceCode', name: 'Source Code', basedOn: 'Normal', quickFormat: true },
        run: { font: 'Courier New', size: 19, noProof: true },
        paragraph: { spacing: { line: 260 }, shading: { fill: 'F3EFE7' } },
      },
    ],
    characterStyles: [
      { id: 'SourceText', name: 'Source Text', run: { font: 'Courier New', size: 20 } },
      { id: 'CommentReference', name: 'annotation reference', run: { size: 16 } },
    ],
  };
}
