/** Whether a text is an export of Zotero, by how it begins. A file of its own: what reads it whole brings a parser of pages. */
export const isZoteroRdf = (text: string): boolean =>
  /<rdf:RDF\b/.test(text.slice(0, 2000)) &&
  text.slice(0, 4000).includes('http://www.zotero.org/namespaces/export#');
