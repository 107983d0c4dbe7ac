/** Words as they can stand in HTML, between elements and in quoted attributes. */
export const escapeHtml = (words: string): string =>
  words
    // eslint-disable-next-line no-control-regex -- the controls themselves are what is taken out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
