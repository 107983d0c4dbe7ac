import type { Definition, ListItem, Nodes, Parents, Root } from 'mdast';
import { Fragment, memo, useMemo, useState, type JSX, type MouseEvent, type ReactNode } from 'react';
import { linkScheme, parseLink } from '#contract/addresses';
import { allowsValue } from '#contract/html-allow-list';
import type { ArticleLink } from '#contract/linking';
import { followAddress, hrefOf } from '../following-addresses';
import { LinkCard } from './LinkCard';
import styles from './note-text.module.css';
import { parseNote } from './parse-note';
import { Scroll } from './Scroll';

export interface NoteTextProps {
  note: string;
  /** Called with the place of a task's box in the note, in UTF-16 code units; without it the boxes only show. */
  onTick?: ((at: number) => void) | undefined;
}

/**
 * A note as it is meant: its Markdown becomes elements one by one, never HTML, so that nothing in a note that came from
 * elsewhere can act. Links show first where they lead, but for those to a passage in this library: there a click goes. Pictures are
 * links, since nothing is loaded from outside.
 */
export const MarkdownText = memo(function MarkdownText({ note, onTick }: NoteTextProps): JSX.Element {
  const root = useMemo(() => parseNote(note), [note]);
  const [link, setLink] = useState<HTMLAnchorElement | null>(null);
  return (
    <div className={styles.text} dir="auto">
      {root ? <>{contentOf(root, contextOf(root, note, onTick, setLink))}</> : note}
      {link && <LinkCard link={link} onClose={() => setLink(null)} />}
    </div>
  );
});

interface Context {
  note: string;
  definitions: ReadonlyMap<string, Definition>;
  onTick: NoteTextProps['onTick'];
  onLink: (link: HTMLAnchorElement) => void;
  /** Words of a link hold no other. */
  inLink?: true;
}

function contextOf(
  root: Root,
  note: string,
  onTick: NoteTextProps['onTick'],
  onLink: Context['onLink'],
): Context {
  const definitions = new Map<string, Definition>();
  const collect = (node: Nodes): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    if ('children' in node) node.children.forEach(collect);
  };
  collect(root);
  return { note, definitions, onTick, onLink };
}

const contentOf = (node: Parents, context: Context): ReactNode[] =>
  node.children.map((child, i) => <Fragment key={i}>{elementOf(child, context)}</Fragment>);

const wordsOf = (node: Parents, context: Context): ReactNode[] =>
  contentOf(node, { ...context, inLink: true });

function elementOf(node: Nodes, context: Context): ReactNode {
  switch (node.type) {
    case 'text':
      return context.inLink ? node.value : withAddresses(node.value);
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'paragraph':
      return <p dir="auto">{contentOf(node, context)}</p>;
    case 'heading': {
      // The headings of a note stand far below those of the program.
      return (
        <p
          className={styles.heading}
          dir="auto"
          role="heading"
          aria-level={Math.min(6, node.depth + 3)}
          data-depth={node.depth}
        >
          {contentOf(node, context)}
        </p>
      );
    }
    case 'emphasis':
      return <em>{contentOf(node, context)}</em>;
    case 'strong':
      return <strong>{contentOf(node, context)}</strong>;
    case 'delete':
      return <del>{contentOf(node, context)}</del>;
    case 'blockquote':
      return <blockquote dir="auto">{contentOf(node, context)}</blockquote>;
    case 'list':
      return node.ordered ? (
        <ol dir="auto" start={node.start ?? 1}>
          {contentOf(node, context)}
        </ol>
      ) : (
        <ul dir="auto">{contentOf(node, context)}</ul>
      );
    case 'listItem':
      return itemOf(node, context);
    case 'link':
      return linkTo(node.url, wordsOf(node, context), context);
    case 'linkReference': {
      const url = context.definitions.get(node.identifier)?.url;
      return url === undefined ? sourceOf(node, context) : linkTo(url, wordsOf(node, context), context);
    }
    case 'image':
      return linkTo(node.url, node.alt || node.url, context);
    case 'imageReference': {
      const url = context.definitions.get(node.identifier)?.url;
      return url === undefined ? sourceOf(node, context) : linkTo(url, node.alt || url, context);
    }
    case 'table':
      return tableOf(node, context);
    case 'definition':
      return null;
    default:
      return sourceOf(node, context);
  }
}

/** What is not known here stands as it was typed. */
function sourceOf({ position }: Nodes, { note }: Context): string {
  return note.slice(position?.start.offset, position?.end.offset);
}

/** Addresses of passages that are written out, as they are on the clipboard, are links, too. */
const addresses = new RegExp(`(${linkScheme}://article/[\\w/#-]+)`);

function withAddresses(words: string): ReactNode {
  if (!words.includes(`${linkScheme}://`)) return words;
  return words.split(addresses).map((part, i) => {
    const link = parseLink(part);
    return <Fragment key={i}>{link ? passageLink(link, part) : part}</Fragment>;
  });
}

function passageLink(link: ArticleLink, words: ReactNode): ReactNode {
  const go = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    void followAddress(link);
  };
  return (
    <a href={hrefOf(link)} onClick={go} onAuxClick={(event) => event.button === 1 && go(event)}>
      {words}
    </a>
  );
}

function linkTo(url: string, words: ReactNode, { onLink }: Context): ReactNode {
  const link = parseLink(url);
  if (link) return passageLink(link, words);
  // The same links as in articles; any other scheme is only words.
  if (!allowsValue('a', 'href', url) || url.startsWith('#')) return words;
  const show = (event: MouseEvent<HTMLAnchorElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    onLink(event.currentTarget);
  };
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      onClick={show}
      // The middle button opens a link, too.
      onAuxClick={(event) => event.button === 1 && show(event)}
    >
      {words}
    </a>
  );
}

function itemOf(item: ListItem, context: Context): ReactNode {
  const { checked } = item;
  if (typeof checked !== 'boolean') return <li>{itemContent(item, context)}</li>;
  const box = context.note.indexOf('[', item.position?.start.offset);
  return (
    <li className={styles.task}>
      <input
        type="checkbox"
        checked={checked}
        disabled={!context.onTick}
        aria-label={
          sourceOf(item, context)
            .replace(/^[^\]]*\]\s*/, '')
            .split('\n')[0]
        }
        onClick={(event) => event.stopPropagation()}
        onChange={() => context.onTick?.(box + 1)}
      />
      <div>{itemContent(item, context)}</div>
    </li>
  );
}

/** A tight item has no paragraphs of its own. */
function itemContent(item: ListItem, context: Context): ReactNode {
  const [first, ...others] = item.children;
  if (first?.type !== 'paragraph') return contentOf(item, context);
  return (
    <>
      {contentOf(first, context)}
      {others.map((child, i) => (
        <Fragment key={i}>{elementOf(child, context)}</Fragment>
      ))}
    </>
  );
}

function tableOf(table: Extract<Nodes, { type: 'table' }>, context: Context): ReactNode {
  const [head, ...rows] = table.children;
  return (
    <Scroll label="Table" className={styles.table}>
      <table>
        {head && (
          <thead>
            <tr>
              {head.children.map((cell, i) => (
                <th key={i} scope="col" style={{ textAlign: table.align?.[i] ?? 'start' }}>
                  {contentOf(cell, context)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row, r) => (
            <tr key={r}>
              {row.children.map((cell, i) => (
                <td key={i} style={{ textAlign: table.align?.[i] ?? 'start' }}>
                  {contentOf(cell, context)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
