/** Limits that both sides state to the user. Sizes in bytes. */
export const limits = {
  /** Largest HTML file that is read. */
  htmlBytes: 25 * 1024 * 1024,
  /** Largest plain-text file that is read. */
  textBytes: 10 * 1024 * 1024,
  /** Largest zip archive or book that is read. */
  archiveBytes: 100 * 1024 * 1024,
  /** Largest PDF or Word document that is read. */
  documentBytes: 50 * 1024 * 1024,
  /** Largest packed library that is taken in. */
  packBytes: 32 * 1024 * 1024 * 1024,
  /** Most files in an archive, and most bytes in all of them together. */
  archiveEntries: 2000,
  archiveInflated: 100 * 1024 * 1024,
  /** Most files that come with one saved page. */
  companions: 500,
  /** Most decisions on lines of one article. */
  blockEdits: 5000,
  /** Longest line of an original that an edit can name, in UTF-16 code units. */
  line: 20_000,
  /** Bytes of a file in one `uploadFile` call, before base64. */
  uploadChunk: 768 * 1024,
  /** Longest message either wire accepts, in bytes of UTF-8. */
  message: 8 * 1024 * 1024,
  /** Longest note, in UTF-16 code units. */
  note: 100_000,
  /** Longest passage that is put on the clipboard with its citation, in UTF-16 code units. */
  quoted: 1_000_000,
  /** Longest tag, in UTF-16 code units. */
  tag: 80,
  /** Most tags on one annotation. */
  tags: 50,
  /** Deepest level of the reader's own order of notes, from 0. */
  outlineLevels: 5,
  /** Most changes of annotations in one call. */
  changes: 2000,
  /** Most notes, and most references to notes, in one answer. */
  noteRows: 200,
  noteRefs: 5000,
  /** Most chosen notes in one export. */
  exportedNotes: 20_000,
  /** Most articles in a collection. */
  collected: 20_000,
  /** Longest search, in UTF-16 code units; most rows in one answer, snippets in a row, and passages found in one article. */
  search: 1000,
  rows: 200,
  snippets: 5,
  found: 5000,
  /** Most articles named in one call. */
  named: 20_000,
  /** Deepest collection in another, from 0. */
  collectionLevels: 8,
  /** Most articles in one comparison, and most changes of it in one call. */
  compared: 8,
  comparisonChanges: 2000,
  /** Most templates of the reader's own, and most text in all of them together, in UTF-16 code units. */
  templates: 200,
  templatesTogether: 1_000_000,
  /** Longest name of a template, in UTF-16 code units. */
  templateName: 100,
  /** Longest claim of a row of the grid, in UTF-16 code units, and most passages in a row. */
  claim: 2000,
  cells: 100,
} as const;
