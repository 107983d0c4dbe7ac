import { bylineIn, noteIn, quoteIn, titleIn } from './fields';
import { gather } from './gathering';
import { classesOf, parseList, textOf, walk } from './html';
import { type Brought, type BroughtAnnotation, noAnnotation } from './record';

export const isKindle = (text: string): boolean =>
  /class=["']?[^"'>]{0,80}\bbookTitle\b/.test(text) &&
  /class=["']?[^"'>]{0,80}\bnote(?:Heading|Text)\b/.test(text);

/**
 * A notebook: `bookTitle`, `authors`, in three of four variants a `citation`, then `sectionHeading`, and for each mark a
 * `noteHeading` with its `noteText`. A heading names the colour of a highlight in `highlight_yellow`; one without is that of a
 * note, in whatever language, which belongs to the highlight before it. @throws AppError `too-complex`
 */
export function readKindle(name: string, text: string): Brought {
  const gathering = gather('Mark');
  let title = '';
  let authors = '';
  let marks = 0;
  let empty = 0;
  let heading: { colour: string | null; isHighlight: boolean } | null = null;
  const annotations: BroughtAnnotation[] = [];
  walk(parseList(name, text), {
    enter: (element) => {
      const classes = classesOf(element);
      if (classes.includes('bookTitle')) title = textOf(element);
      else if (classes.includes('authors')) authors = textOf(element);
      else if (classes.includes('noteHeading')) {
        if (heading) empty++;
        marks++;
        heading = headingIn(element);
      } else if (classes.includes('noteText')) {
        const said = textOf(element);
        if (said === '') empty++;
        else if (!heading)
          gathering.problem(`Mark ${marks + 1}`, 'its heading is missing, so it was left out.');
        else if (heading.isHighlight)
          annotations.push({ ...noAnnotation, exact: quoteIn(said), colour: heading.colour });
        else {
          const last = annotations.at(-1);
          if (last && last.note === '') last.note = noteIn(said);
          else annotations.push({ ...noAnnotation, note: noteIn(said) });
        }
        heading = null;
      } else return true;
      return false;
    },
  });
  if (heading) empty++;
  if (empty > 0)
    gathering.notTaken(
      `${empty === 1 ? 'One mark' : `${empty} marks`} without words, such as bookmarks of pages.`,
    );
  gathering.add({ row: 1, title: titleIn(title), byline: bylineIn(authors), annotations });
  return gathering.done('kindle');
}

/** A highlight has a colour, or is called one: some devices name none, and some write it as a word. */
function headingIn(element: Parameters<typeof classesOf>[0]): {
  colour: string | null;
  isHighlight: boolean;
} {
  const said = textOf(element);
  const inWords = /^\p{L}[\p{L} ]{0,40}\((yellow|blue|pink|orange)\)/iu.exec(said)?.[1]?.toLowerCase();
  const colour = colourIn(element) ?? inWords ?? null;
  return { colour, isHighlight: colour !== null || called.test(said) };
}

/** How a heading of a highlight begins where it has no colour, in the languages of the devices. */
const called =
  /^(?:highlight|markierung|surlign|passage surlign|subrayado|resaltado|evidenziazione|destaque|markering|ハイライト|标注|標註)/i;

function colourIn(element: Parameters<typeof classesOf>[0]): string | null {
  let colour: string | null = null;
  walk(element, {
    enter: (inner) => {
      const named = classesOf(inner).find((one) => /^highlight_[a-z]{1,20}$/.test(one));
      if (named) colour = named.slice('highlight_'.length);
    },
  });
  return colour;
}
