import type { Category } from '#contract';
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  ExternalHyperlink,
  ImageRun,
  type IRunOptions,
  type ParagraphChild,
  ShadingType,
  TextRun,
} from 'docx';
import { pictureKind } from '../../article/html/picture-kind';
import { categoryPaint } from '../category-paint';
import type { Picture } from '../exported';
import { oneLine } from '../mdast';
import type { Inline, Style, Words } from './blocks';
import type { Piece } from './pieces';
import { startsRightToLeft } from './right-to-left';
import { xmlWords } from './xml-words';

/** How a run is to look. */
type Look = Omit<IRunOptions, 'children' | 'text'>;

const looks: Record<Style, Look> = {
  bold: { bold: true, boldComplexScript: true },
  italic: { italics: true, italicsComplexScript: true },
  underline: { underline: {} },
  strike: { strike: true },
  sub: { subScript: true },
  super: { superScript: true },
  code: { style: 'SourceText', noProof: true },
};

const lines = {
  ...({ solid: 'single', double: 'double', dotted: 'dotted' } as const),
  ...({ wavy: 'wave', dashed: 'dash', thick: 'thick' } as const),
};

/** The colour of a category behind words, and its line below them: on paper colour is not the only sign. */
export function painted({ colour, line }: Pick<Category, 'colour' | 'line'>): Look {
  const fill = categoryPaint[colour].slice(1);
  return {
    shading: { type: ShadingType.CLEAR, color: 'auto', fill },
    underline: { type: lines[line], color: '8A8377' },
  };
}

/** Words as a run; a space at either end stays. */
export function run(words: string, look: Look = {}): TextRun {
  const said = xmlWords(words);
  // The package puts numbers in the place of some names between { and }: no word may stand for one.
  const children = said.split(/(?<=\{)/);
  return new TextRun({ ...look, ...(startsRightToLeft(said) && { rightToLeft: true }), children });
}

/** Words that lead somewhere. */
export const linked = (words: string, link: string, look: Look = {}): ExternalHyperlink =>
  new ExternalHyperlink({ link, children: [run(words, { style: 'Hyperlink', ...look })] });

/** What the runs of a paragraph need to know. */
export interface RunOptions {
  pieces: ReadonlyMap<Words, Piece[]>;
  categories: readonly Category[];
  pictures: ReadonlyMap<string, Picture>;
}

/** A paragraph's words, breaks and pictures; white space as a page shows it. */
export function runsOf(inlines: readonly Inline[], options: RunOptions): ParagraphChild[] {
  const made: ParagraphChild[] = [];
  let endsInSpace = true;
  inlines.forEach((one, n) => {
    const isLast = inlines.slice(n + 1).every((later) => later.kind === 'words' && later.words.trim() === '');
    if (one.kind === 'break') {
      if (!isLast) made.push(new TextRun({ break: 1 }));
      endsInSpace = true;
    } else if (one.kind === 'picture') {
      made.push(...picture(one, options.pictures));
      endsInSpace = false;
    } else {
      const runs: ParagraphChild[] = [];
      for (const piece of options.pieces.get(one) ?? []) {
        let words = one.isCode ? piece.words : piece.words.replace(/[ \t\r\n\f]+/g, ' ');
        if (!one.isCode && endsInSpace) words = words.replace(/^ /, '');
        if (isLast) words = one.isCode ? words.replace(/\n$/, '') : words;
        if (words !== '') endsInSpace = words.endsWith(' ');
        runs.push(...pieceRuns(piece, words, one, options.categories));
      }
      if (one.href !== null && runs.length > 0)
        made.push(new ExternalHyperlink({ link: one.href, children: runs }));
      else made.push(...runs);
    }
  });
  return made;
}

function pieceRuns(
  { passage, begins, ends }: Piece,
  words: string,
  { style, isCode, href }: Words,
  categories: readonly Category[],
): ParagraphChild[] {
  const category = passage && categories.find(({ id }) => id === passage.category);
  const look: Look = Object.assign(
    {},
    href === null ? {} : { style: 'Hyperlink' },
    ...[...style].map((one) => looks[one]),
    category && words.trim() !== '' ? painted(category) : {},
  ) as Look;
  const made = isCode
    ? words
        .replaceAll('\t', '    ')
        .split('\n')
        .flatMap((line, n) => [...(n === 0 ? [] : [new TextRun({ break: 1 })]), run(line, look)])
    : [run(words, look)];
  return [
    ...begins.map((id) => new CommentRangeStart(id)),
    ...(words === '' ? [] : made),
    ...ends.flatMap((id) => [
      new CommentRangeEnd(id),
      new TextRun({ style: 'CommentReference', children: [new CommentReference(id)] }),
    ]),
  ];
}

/** As wide and as high as the page has room for, in pixels of 1/96 inch. */
const room = { width: 600, height: 600 };

/** A picture, or its words where Word does not take its kind or it was not kept. */
function picture({ name, alt }: { name: string; alt: string }, pictures: ReadonlyMap<string, Picture>) {
  const words = xmlWords(oneLine(alt));
  const bytes = pictures.get(name)?.bytes;
  const { extension, size = null } = (bytes && pictureKind(bytes)) ?? {};
  const type = extension === 'png' || extension === 'jpg' || extension === 'gif' ? extension : null;
  if (!bytes || type === null || size === null || size.width === 0 || size.height === 0)
    return words === '' ? [] : [run(`[${words}]`, { italics: true })];
  const share = Math.min(1, room.width / size.width, room.height / size.height);
  const transformation = {
    width: Math.max(1, Math.round(size.width * share)),
    height: Math.max(1, Math.round(size.height * share)),
  };
  const altText = { name: 'Picture', description: words };
  return [new ImageRun({ type, data: bytes, transformation, altText })];
}
