/**
 * What stored article HTML may consist of. Both sides sanitise with this one list: the main side before storing,
 * the renderer again before showing. It is plain data and imports nothing, so that neither side pulls in a library.
 */
export const allowedTags = [
  ...[
    'p',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'blockquote',
    'pre',
    'hr',
    'br',
  ],
  ...[
    'code',
    'em',
    'strong',
    'b',
    'i',
    'u',
    's',
    'sub',
    'sup',
    'small',
    'mark',
    'q',
    'cite',
    'abbr',
    'time',
    'a',
  ],
  ...[
    'img',
    'figure',
    'figcaption',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'colgroup',
    'col',
  ],
  ...['div', 'span', 'section', 'article', 'header', 'footer', 'aside'],
];

export const allowedAttributes = [
  ...[
    'href',
    'src',
    'alt',
    'title',
    'width',
    'height',
    'colspan',
    'rowspan',
    'scope',
    'lang',
    'dir',
    'start',
    'datetime',
  ],
];

/** Where a link may lead. Tested on the value without white space and control characters, which URL parsers skip. */
export const linkPattern = /^(?:https?:\/\/|mailto:)/i;

/** The only pictures: files that came with the article, named by their content. */
export const picturePattern = /^asset:[0-9a-f]{32}\.(?:png|jpg|gif|webp|avif)$/;

/**
 * Whether an attribute of the lists above may stay with this value: links lead only out of the program, pictures
 * come only from the article's own files, sizes are numbers.
 */
export function allowsValue(tag: string, attribute: string, value: string): boolean {
  // eslint-disable-next-line no-control-regex -- URL parsers skip these, so a test must not be misled by them
  const bare = value.replace(/[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '');
  switch (attribute) {
    case 'href':
      return tag === 'a' && linkPattern.test(bare);
    case 'src':
      return tag === 'img' && picturePattern.test(value);
    case 'width':
    case 'height':
    case 'colspan':
    case 'rowspan':
    case 'start':
      return /^\d{1,5}$/.test(value);
    default:
      return true;
  }
}
