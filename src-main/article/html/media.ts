import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf, findIn } from './tree';

/** What stands in the article for something that plays or runs: a name, and where it is. */
export interface Card {
  /** “Video: The ferry from the air — video.example” */
  text: string;
  /** http(s), or null when it has no address of its own. */
  href: string | null;
  /** Address of a still picture, as the page writes it. */
  poster: string | null;
}

export const mediaTags = new Set(['iframe', 'video', 'audio', 'object', 'embed']);

const advertising =
  /(?:^|[\s_/.-])(?:ads?|adv|advert\w*|adserver|adsystem|sponsor\w*|banner|dfp|gpt)(?:$|[\s_/.?-])|google_ads|aswift|syndication|doubleclick/i;
const services =
  /captcha|consent|cookie|comment|disqus|log-?in|sign-?(?:up|in)|newsletter|subscri|\bchat\b|share|\blike\b|follow|track|analytics|pixel|tag ?manager|sync|storage|\bform\b|survey|social/i;
/** Sizes that advertisements are sold in, https://www.iab.com/guidelines/iab-new-ad-portfolio/ */
const soldSizes = /^(?:300x250|336x280|728x90|970x250|970x90|160x600|120x600|300x600|320x50|320x100|468x60)$/;
const kinds: { kind: string; words: RegExp }[] = [
  { kind: 'PDF', words: /\.pdf(?:$|[?#])|application\/pdf/i },
  { kind: 'Map', words: /\bmaps?\b/i },
  { kind: 'Audio', words: /audio|podcast|sound|radio|\bsong|music|\.mp3|spotify/i },
  { kind: 'Video', words: /video|tube|vimeo|player|watch|stream|\btv\b|dailymotion|\.mp4|reel/i },
  { kind: 'Chart', words: /chart|graph|datawrapper|data-?vis|infogram|flourish|plot/i },
  { kind: 'Post', words: /tweet|twitter|instagram|facebook|tiktok|mastodon|bsky|reddit|\bpost\b|status/i },
];

/**
 * The card for a frame or a medium; `advertisement` for what is known to be one, null for what nobody would miss: dots,
 * hidden frames, sign-in boxes and other services of a page.
 */
export function cardFor(node: Tree.Element, base: string | null): Card | 'advertisement' | null {
  const value = (name: string): string => attributeOf(node, name).trim();
  const href = addressOf(node, base);
  const title = tidyTitle(value('title') || value('aria-label') || value('data-title'));
  if (isUnseen(node)) return null;
  switch (node.tagName) {
    case 'video':
      return { text: named('Video', title, href), href, poster: value('poster') || null };
    case 'audio':
      return { text: named('Audio', title, href), href, poster: null };
    default: {
      if (href === null) return null;
      const about = `${value('id')} ${value('name')} ${value('class')} ${value('title')}`;
      if (advertising.test(about) || advertising.test(href) || (title === '' && soldSizes.test(sizeOf(node))))
        return 'advertisement';
      if (services.test(about) || services.test(href)) return null;
      const kind = kinds.find((k) => k.words.test(`${href} ${value('type')} ${title}`))?.kind;
      const plays = node.attrs.some((a) => a.name === 'allowfullscreen') || /embed|player/i.test(href);
      // What neither says what it is nor can fill the screen is machinery.
      if (kind === undefined && title === '' && !plays) return null;
      if (node.tagName !== 'iframe' && kind === undefined) return null;
      return { text: named(kind ?? 'Embedded', title, href), href, poster: null };
    }
  }
}

function addressOf(node: Tree.Element, base: string | null): string | null {
  const source = findIn(node, (n) => n.tagName === 'source' && attributeOf(n, 'src') !== '');
  const late = ['src', 'data-src', 'data-lazy-src', 'data-litespeed-src', 'data-url', 'data'];
  const said = late.map((name) => attributeOf(node, name).trim());
  for (const address of [...said, source ? attributeOf(source, 'src') : '']) {
    if (address === '' || /^(?:about|blob|data|javascript):/i.test(address)) continue;
    try {
      const url = new URL(address, base ?? undefined);
      if (/^https?:$/.test(url.protocol)) return url.href.slice(0, 2000);
    } catch {
      // No address without its page.
    }
  }
  return null;
}

function isUnseen(node: Tree.Element): boolean {
  const small = ['width', 'height'].some((name) => /^[0-3](?:px)?$/.test(attributeOf(node, name).trim()));
  return small || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributeOf(node, 'style'));
}

function sizeOf(node: Tree.Element): string {
  return `${parseInt(attributeOf(node, 'width'), 10)}x${parseInt(attributeOf(node, 'height'), 10)}`;
}

const sayingNothing =
  /^(?:[\p{L}]+ )?(?:video|audio|media|embedded|embed|content|post)?\s*(?:player|embed|content|iframe|frame|video|post)$/iu;

/** Players are titled “YouTube video player”; that is no title. */
function tidyTitle(title: string): string {
  const plain = title.replace(/\s+/g, ' ').trim().slice(0, 200);
  return sayingNothing.test(plain) ? '' : plain;
}

function named(kind: string, title: string, href: string | null): string {
  const host = href === null ? '' : new URL(href).hostname.replace(/^www\./, '');
  const name =
    title === '' || title.toLowerCase().startsWith(`${kind.toLowerCase()}:`)
      ? title || kind
      : `${kind}: ${title}`;
  return host === '' ? name : `${name} — ${host}`;
}
