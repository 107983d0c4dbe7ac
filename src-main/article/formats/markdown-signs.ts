const frontMatter = /^---[ \t]*\r?\n((?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const knownField = /^(?:title|authors?|date|published|source|url|site|tags|lang|description)[ \t]*:/im;

/** Marks that plain text hardly ever carries by chance, one for each kind of structure. */
const structures = [
  /^#{2,4} \S/m,
  /\]\((?:https?:\/\/|\/|\.{0,2}\/|#)[^)\s]{1,2000}\)/,
  /^(?:```|~~~)/m,
  /^\|?[ \t]*:?-{3,}:?[ \t]*\|/m,
  /^> \S/m,
  /(?:^|\s)\*\*\S[^*\n]{0,200}\*\*/m,
  /^(?:[-*+] \S.*\n){2}/m,
  /^\[[^\]\n]{1,80}\]: \S/m,
];

/**
 * Whether a text without a telling name is Markdown: it has front matter with fields that articles have, or a `# ` title
 * on top and structure of two other kinds. In doubt it is plain text: that is read well either way.
 */
export function looksLikeMarkdown(text: string): boolean {
  const head = text.slice(0, 65_536).replace(/^\ufeff/, '');
  const fields = frontMatter.exec(head)?.[1];
  if (fields !== undefined) return knownField.test(fields);
  if (!/^\s{0,200}# \S[^\n]*\n\s*\n/.test(head)) return false;
  // A second line of one # is a comment of a script or of settings.
  if ((head.match(/^# /gm)?.length ?? 0) > 3) return false;
  return structures.filter((s) => s.test(head)).length >= 2;
}
