import { sources } from '../words';

const time = String.raw`\d{1,2}(?:[:.h]\d{2}){1,2}(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?`;
const date = [
  String.raw`(?<!\p{L})(?:${sources.months})\.?\s+\d{1,2}(?:st|nd|rd|th)?(?!\d)(?:\s*,?\s*(?:de\s+)?\d{4})?`,
  String.raw`\d{1,2}(?:st|nd|rd|th|er|º)?\.?[\s-]+(?:de\s+|of\s+)?(?:${sources.months})(?!\p{L})\.?,?(?:[\s-]+(?:de\s+|del\s+)?\d{2,4})?`,
  String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}`,
  String.raw`\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}`,
  String.raw`(?:19|20)\d{2}年\d{1,2}月\d{1,2}日`,
].join('|');
const ago = String.raw`(?:\d+|an?|one|two|three)\s*(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year|[hdmwy])s?\.?\s+ago|vor \d+ \p{L}+|il y a \d+ \p{L}+|hace \d+ \p{L}+|há \d+ \p{L}+`;
const reading = String.raw`(?:\d+(?:\s*-\s*\d+)?\s*-?\s*min(?:ute)?s?\.?\s*(?:read|to read|reading time)|reading time:?\s*\d+\s*\p{L}*|(?:lesedauer|tempo de leitura|tiempo de lectura|temps de lecture|tempo di lettura|leestijd):?\s*\d+\s*\p{L}*)`;

/** What makes a line a date line, then what may stand around it. */
const stamps = new RegExp(`${reading}|${ago}|${date}|${time}`, 'giu');
const around = new RegExp(
  String.raw`(?<!\p{L})(?:${sources.dated}|${sources.weekdays}|on|at|um|às|as|a las|à|alle|o|el|am|pm|about|over|almost|min|uhr|hrs|hours|h|gmt|utc|[ecmp][sde]?t|bst|ist|cest|cet|aest|edt|\d{4})(?!\p{L})`,
  'giu',
);

/** A line that consists of a date, a time, “updated” and the like, and nothing else. */
export function isDateLine(text: string): boolean {
  if (text.length > 160 || !/\d/.test(text)) return false;
  const rest = text.replace(stamps, ' ');
  return rest !== text && !/[\p{L}\p{N}]/u.test(rest.replace(around, ' '));
}

const byLine = new RegExp(String.raw`^(?:${sources.by})\s*:?\s+(?=\S)`, 'iu');

/** A line that says who wrote it: “By Jane Doe, Example News”, perhaps with a date behind it. */
export function isByLine(text: string, byline: string | null): boolean {
  if (text.length > 160 || /[.!?]["”’]?\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(text)) return false;
  const plain = text.toLowerCase();
  const name = byline?.toLowerCase().split(/,\s*|\s+and\s+|\s+und\s+/)[0];
  if (
    name &&
    name.length > 4 &&
    plain.includes(name) &&
    text.length <= name.length + 80 &&
    !/[.!?]["”’]?$/.test(text)
  )
    return true;
  const rest = text.replace(byLine, '');
  // Names begin with capitals; “by Monday morning the water had” does not go on like one.
  return (
    rest !== text &&
    /^(?:\p{Lu}|@)[\p{L}.'’-]*(?:[\s,&|/-]+(?:and|und|et|y|e|de|van|von|der|da|of|for|the|\p{Lu}[\p{L}.'’-]*|\d.*|[|•·–—-].*))*[.:]?$/u.test(
      rest,
    )
  );
}

const agencies =
  'AP Photo|AP|Getty Images|Getty|AFP|Reuters|EPA|DPA|Shutterstock|PA Wire|Press Association|iStock|Alamy|Bloomberg|USA TODAY Sports|Rex Features|Imago|Keystone|UPI|Pixabay|Unsplash';
const creditForms = [
  // (AP Photo/Jane Doe), [Photo: Jane Doe]
  String.raw`[(\[](?:[^()[\]]{0,80}\b)?(?:photo|image|picture|getty|afp|reuters|epa|dpa|file photo|foto|bild|archiv|credit|shutterstock|upi|screenshot|handout|ap)\b[^()[\]]{0,80}[)\]]`,
  // Photo: Jane Doe
  String.raw`(?:^|[.!?"”)]\s|\s[|/–—-]\s)(?:photo|image|picture|photograph|foto|bild|credit|photo credit|image credit|fotograf\w*|imagen|imagem)s?\s*(?:by\s|courtesy\s|credit|:|\/|©)\s*[^.!?]{2,80}`,
  // Jane Doe/Getty Images
  String.raw`(?:[/|©(]\s*|[.!?"”)]\s+|[–—-]\s)(?:${agencies})(?:\s*[/|]\s*[^.!?]{2,60})?`,
  String.raw`(?:^|[.!?"”)]\s)©\s*[^.!?]{2,60}`,
];
const creditEnd = new RegExp(String.raw`(?:${creditForms.join('|')})\.?$`, 'iu');

/** Ends with the credit of a photo: “(AP Photo/Jane Doe)”, “Photo: Jane Doe”, “Getty Images”. */
export function endsWithCredit(text: string): boolean {
  return creditEnd.test(text);
}

/** A dateline opens the first paragraph of a report: “SAN FRANCISCO — ”, “Berlin (dpa) - ”. */
export function hasDateline(text: string): boolean {
  return datelines.some((form) => form.test(text));
}

const agency = String.raw`\([\p{L}\s/,.-]{2,40}\)\s*`;
const datelines = [
  // HOLMSUND, Sweden (Reuters) -
  new RegExp(
    String.raw`^\p{Lu}[\p{Lu}.'’\s-]{2,40}(?:,\s*[\p{L}.\s]{2,24})?\s*(?:${agency})?(?:—|–|--|-)\s`,
    'u',
  ),
  // Berlin (dpa) -, Holmsund —
  new RegExp(String.raw`^\p{Lu}[\p{L}.-]+(?:\s\p{Lu}[\p{L}.-]+){0,3}\s*(?:${agency}(?:—|–|--|-)|—|–)\s`, 'u'),
];
