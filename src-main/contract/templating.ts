/**
 * What a template of the reader's own may name, as data that a page of help can list. Every variable is always there: what
 * is not known is empty, and `{% if %}` takes empty for no.
 */
export interface TemplateName {
  name: string;
  about: string;
  /** What is there to go through one by one, or to ask for with `{% if %}`; anything else is written as it is. */
  is?: 'list' | 'choice';
}

export const templateVariables: readonly TemplateName[] = [
  { name: 'article.title', about: 'The headline.' },
  { name: 'article.authors', about: 'Who wrote it, as a list.', is: 'list' },
  { name: 'article.site', about: 'The outlet.' },
  { name: 'article.facts', about: 'Authors, outlet and day, those that are known, as a list.', is: 'list' },
  { name: 'article.url', about: 'Its address on the web.' },
  { name: 'article.published', about: 'When it was published, as precise as the source.' },
  { name: 'article.modified', about: 'When it was last changed by the outlet.' },
  { name: 'article.saved', about: 'When it came into the library.' },
  { name: 'article.language', about: 'The language, such as en.' },
  { name: 'article.excerpt', about: 'What the source says it is about.' },
  { name: 'article.words', about: 'How many words the text has.' },
  { name: 'article.tags', about: 'Your tags on the article itself, as a list.', is: 'list' },
  { name: 'article.favourite', about: 'Whether it is a favourite.', is: 'choice' },
  { name: 'article.read', about: 'Whether it counts as read.', is: 'choice' },
  { name: 'article.collections', about: 'Names of the collections that it is in, as a list.', is: 'list' },
  { name: 'article.note', about: 'Your note on the whole, in Markdown.' },
  { name: 'article.link', about: 'An address that opens the article in Synoptic.' },
  { name: 'article.id', about: 'The name that never changes.' },
  { name: 'article.file', about: 'The name of its file in this export, without the ending.' },
  { name: 'article.citation', about: 'A line for a bibliography, in the chosen style.' },
  { name: 'article.text', about: 'The whole text.' },
  {
    name: 'notes',
    about: 'The highlights, in the order of the text, those without a place last.',
    is: 'list',
  },
  { name: 'note.quote', about: 'The words that were highlighted.' },
  { name: 'note.note', about: 'What you wrote on them, in Markdown.' },
  { name: 'note.category', about: 'The name of its category.' },
  { name: 'note.colour', about: 'The colour of its category, by name.' },
  { name: 'note.tags', about: 'Its tags, as a list.', is: 'list' },
  { name: 'note.link', about: 'An address that opens the passage in Synoptic.' },
  { name: 'note.placed', about: 'Whether the newest text still has the passage.', is: 'choice' },
  { name: 'note.position', about: 'How far into the text it stands, in per cent.' },
  { name: 'note.created', about: 'When it was made.' },
  { name: 'note.modified', about: 'When it was last changed.' },
  { name: 'note.number', about: 'Its number in the list, from 1.' },
  { name: 'note.id', about: 'The name that never changes.' },
  { name: 'note.block', about: 'A block id for Obsidian; write ^ before it.' },
  { name: 'note.uuid', about: 'A block id for Logseq.' },
  { name: 'note.links', about: 'The links to passages of other articles, as a list.', is: 'list' },
  { name: 'link.relation', about: 'How the passage stands to the other one.' },
  { name: 'link.quote', about: 'The words of the other passage.' },
  { name: 'link.title', about: 'The headline of the other article.' },
  { name: 'link.note', about: 'What you wrote on the link, in Markdown.' },
  { name: 'link.link', about: 'An address that opens the other passage.' },
  { name: 'link.there', about: 'Whether the other passage can still be gone to.', is: 'choice' },
  { name: 'link.file', about: 'The name of the other article’s file, when it is part of this export.' },
  { name: 'link.block', about: 'The block id of the other passage.' },
  { name: 'tags', about: 'All tags of the highlights, as a list.', is: 'list' },
  { name: 'options.callouts', about: 'Whether callouts were asked for.', is: 'choice' },
  {
    name: 'options.wiki_links',
    about: 'Whether links between files are to be [[wiki links]].',
    is: 'choice',
  },
  { name: 'options.single', about: 'Whether all articles go into one file.', is: 'choice' },
];

export const templateFilters: readonly TemplateName[] = [
  { name: 'md', about: 'Words of which nothing is taken for markup. Done by itself below the front matter.' },
  {
    name: 'yaml',
    about: 'A value for the front matter, in quotes where it needs them. Done by itself there.',
  },
  { name: 'quote', about: 'A block quote, a > before each line.' },
  { name: 'indent', about: 'Lines after the first moved in: indent: 4.' },
  { name: 'tag', about: 'A tag as Obsidian and Logseq take it, without spaces.' },
  { name: 'hashtags', about: 'A list of tags, each with # before it.' },
  { name: 'wiki', about: 'Words that can stand between [[ and ]].' },
  { name: 'url', about: 'An address that can stand between ( and ).' },
  { name: 'code', about: 'Words as code.' },
  { name: 'date', about: 'A time as a day, or in a form of your own: date: "%d.%m.%Y".' },
];

/** Longest template, in UTF-16 code units. */
export const longestTemplate = 50_000;
