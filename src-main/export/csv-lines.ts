/** Spreadsheets run what begins so as a formula; an apostrophe before it makes it words. */
const formula = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** One line of a table by RFC 4180, its line break included; no field of it can be run as a formula. */
export const csvLine = (fields: readonly string[]): string => `${fields.map(field).join(',')}\r\n`;

/** Without it spreadsheets do not take a table for UTF-8. */
export const byteOrderMark = '\uFEFF';

function field(words: string): string {
  const harmless = formula.test(words) || /^[\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
