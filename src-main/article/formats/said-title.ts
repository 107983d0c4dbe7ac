import { tidy } from '../metadata/tidy';
import { bare } from '../rules/block';

/** Whether a title in a document's properties can be one: not the name of a file or what a program writes by itself. */
export function isTitle(title: string): boolean {
  return (
    /\p{L}{2}/u.test(title) &&
    title.length > 3 &&
    !/\.(?:docx?|docm|dotx?|pdf|indd|tex|dvi|qxd|pptx?|xlsx?|rtf|odt|html?|pages|ps|eps)\b/i.test(title) &&
    !/^(?:untitled|unbenannt|sans titre|document\d*$|dokument\d*$|microsoft word|powerpoint|print\b|slide \d|title$|layout \d)/i.test(
      title,
    )
  );
}

/**
 * The title of a document from its properties and its pages. Properties often keep the title of a template, so that
 * they count when the opening pages say the same, or when those have no headline.
 */
export function chooseSaid(said: string | null, headline: string | null, opening: string): string | null {
  if (said === null || !isTitle(said)) return headline;
  if (headline === null) return said;
  const [a, b] = [bare(said), bare(headline)];
  if (a.includes(b) || b.includes(a)) return headline;
  return ` ${bare(opening)} `.includes(` ${a} `) ? said : headline;
}

/** Programs write the name of an account or of themselves where the author belongs. */
export function saidAuthor(names: string | null): string | null {
  const plain = tidy(names, 200);
  if (plain === null || !/\p{L}{2}/u.test(plain)) return null;
  const program =
    /^(?:admin(?:istrator)?|user|owner|unknown|author|anonymous|root|pc|microsoft.*|adobe.*|python-docx|.*\\.*|\S+\d{2,})$/i;
  return program.test(plain) ? null : plain;
}
