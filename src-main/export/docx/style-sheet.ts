import { type IRunOptions, type IStylesOptions, LineRuleType } from 'docx';

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

/** Twentieths of a point behind a paragraph; 240ths of a line. Without the rule some programs take it for a fixed height. */
const spaced = (after: number, line: number) => ({ after, line, lineRule: LineRuleType.AUTO });

/** Other scripts keep the fonts that Word has for them. */
const font = { ascii: 'Cambria', hAnsi: 'Cambria', cs: 'Times New Roman' };
const quiet = '6D675F';
const ink = '2B2825';

/** The styles of a document: headings that its outline knows, and a quiet, warm page. */
export function styleSheet(language: ILanguageOptions | null): IStylesOptions {
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, boldComplexScript: true, color: ink },
    paragraph: { spacing: { before, ...spaced(120, 260) }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font, size: 22, color: ink, ...(language && { language }) },
        paragraph: { spacing: spaced(140, 300) },
      },
      title: {
        run: { size: 44, bold: true, boldComplexScript: true, color: ink },
        paragraph: { spacing: spaced(120, 240) },
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
        ...{ id: 'ListParagraph', name: 'List Paragraph', basedOn: 'Normal', quickFormat: true },
        paragraph: { spacing: { after: 60 } },
      },
      {
        ...{ id: 'TableText', name: 'Table Text', basedOn: 'Normal', quickFormat: true },
        run: { size: 20 },
        paragraph: { spacing: spaced(40, 264) },
      },
      {
        ...{ id: 'SourceCode', name: 'Source Code', basedOn: 'Normal', quickFormat: true },
        run: { font: 'Courier New', size: 19, noProof: true },
        paragraph: { spacing: spaced(140, 260), shading: { fill: 'F3EFE7' } },
      },
    ],
    characterStyles: [
      { id: 'SourceText', name: 'Source Text', run: { font: 'Courier New', size: 20 } },
      { id: 'CommentReference', name: 'annotation reference', run: { size: 16 } },
    ],
  };
}
