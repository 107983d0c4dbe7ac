import { addressIn, bylineIn, noteIn, siteIn, tagsIn, timeIn, titleIn } from './fields';
import { gather } from './gathering';
import { fieldOf, isObject, listAt, textAt } from './json';
import type { Brought } from './record';

/** CSL-JSON, as Zotero and others write it: a list of items with `type` and `title`. It knows neither notes nor tags. */
export function readCsl(json: unknown): Brought | null {
  const all = Array.isArray(json) ? json : listAt(json, 'items');
  const isItem = (one: unknown): boolean =>
    textAt(one, 'type') !== undefined &&
    textAt(one, 'title') !== undefined &&
    ['id', 'URL', 'issued', 'author', 'container-title', 'citation-key'].some(
      (name) => fieldOf(one, name) !== undefined,
    );
  if (!all.some(isItem)) return null;
  const gathering = gather('Entry');
  for (const [at, one] of all.entries()) {
    if (!isObject(one)) {
      gathering.problem(`Entry ${at + 1}`, 'it is no item of CSL-JSON, so it was left out.');
      continue;
    }
    gathering.add({
      row: at + 1,
      url: addressIn(textAt(one, 'URL')),
      title: titleIn(textAt(one, 'title')),
      byline: bylineIn(listAt(one, 'author').map(nameOf).filter(Boolean).join(', ')),
      siteName: siteIn(textAt(one, 'container-title')),
      publishedTime: dateOf(fieldOf(one, 'issued')),
      savedAt: timeIn(dateOf(fieldOf(one, 'accessed'))),
      tags: tagsIn((textAt(one, 'keyword') ?? '').split(/[,;]/)),
      note: noteIn(textAt(one, 'note')),
    });
  }
  return gathering.done('zotero');
}

const nameOf = (name: unknown): string =>
  textAt(name, 'literal') ?? [textAt(name, 'given'), textAt(name, 'family')].filter(Boolean).join(' ');

/** `{ "date-parts": [[2026, 3, 2]] }` as a day, a month or a year. */
function dateOf(date: unknown): string | null {
  const [first] = listAt(date, 'date-parts');
  const parts = Array.isArray(first) ? first.map(Number) : [];
  const [year, month, day] = parts;
  if (year === undefined || !Number.isInteger(year) || year < 1000 || year > 2100) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  if (month === undefined || !(month >= 1 && month <= 12)) return String(year);
  const isDay = day !== undefined && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${two(month)}${isDay ? `-${two(day)}` : ''}`;
}
