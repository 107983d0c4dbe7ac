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
    'kbd',
    'samp',
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
    'id',
  ],
];

/** Where a link may lead, as a URL parser names it. */
const linkProtocols = ['http:', 'https:', 'mailto:'];

/** All of the platform's URL that is needed; the contract is compiled without the types of Node or of the DOM. */
interface Platform {
  URL: {
    new (url: string, base?: string): { protocol: string; href: string };
    canParse: (url: string) => boolean;
  };
}
const { URL } = globalThis as unknown as Platform;

/**
 * Whether the parser that would follow a link takes it for an address out of the program, wherever the page lies:
 * `http:a` stands for a host without a base, but for a file beside the page on a page of the same protocol.
 */
function leadsOut(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, href } = new URL(address);
  return linkProtocols.includes(protocol) && new URL(address, `${protocol}//base.invalid/`).href === href;
}

/** Links between a text and its notes; the only names that elements may have. */
export const noteName = /^note-\d{1,4}$/;
export const noteAddress = /^#note-\d{1,4}$/;

/** The only pictures: files that came with the article, named by their content. */
export const picturePattern = /^asset:[0-9a-f]{32}\.(?:png|jpg|gif|webp|avif)$/;

/**
 * Whether an attribute of the lists above may stay with this value: links lead only out of the program, pictures
 * come only from the article's own files, sizes are numbers.
 */
export function allowsValue(tag: string, attribute: string, value: string): boolean {
  switch (attribute) {
    case 'href':
      return tag === 'a' && (leadsOut(value) || noteAddress.test(value));
    case 'src':
      return tag === 'img' && picturePattern.test(value);
    case 'id':
      return noteName.test(value);
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
