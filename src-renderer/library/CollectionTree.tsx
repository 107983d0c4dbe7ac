import { ChevronRight, Ellipsis, FileClock, Folder, Library, ListFilter, Mail, Star } from 'lucide-react';
import { useState, type JSX, type KeyboardEvent } from 'react';
import {
  Button,
  Collection as Items,
  Tree,
  TreeItem,
  TreeItemContent,
  type Key,
  type TreeItemProps,
} from 'react-aria-components';
import type { LucideIcon } from 'lucide-react';
import type { Collection } from '#contract';
import { useAnswer } from '../api';
import { deleteCollection, moveCollection, useCollections } from '../collecting';
import { whyReadOnly } from '../read-only';
import { sayError } from '../toasts';
import { collectionTree, type Branch, type Move } from '../collection-tree';
import { goToAwaited, goToPlace, useShelf } from '../shelf';
import { CollectionMenu } from './CollectionMenu';
import { nameAnew } from './naming-collection';
import { useAwaitedTotal } from './awaited/use-awaited';
import { filtersOf, isPlace, placeOf } from './places';
import styles from './tree.module.css';
import { useTreeDrops } from './use-tree-drops';

const moves: Record<string, Move> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

const keyAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[role="row"]')?.dataset.key : undefined;

/** The collection whose row it is; none for the fixed places. */
function idAt(target: EventTarget): string | undefined {
  const key = keyAt(target);
  return key === undefined || isPlace(key) ? undefined : key;
}

/** Deletes a collection; the keyboard goes to what then stands in its place. */
function removeAt(at: Element, collection: Collection): void {
  const tree = at.closest('[role="treegrid"]');
  const all = [...(tree?.querySelectorAll<HTMLElement>('[role="row"]') ?? [])];
  const here = all.findIndex((row) => row.dataset.key === collection.id);
  const next = all[here + 1] ?? all[here - 1];
  next?.focus();
  void deleteCollection(collection);
}

/** Where the reader can look: all articles, and the collections, one in the other. */
export function CollectionTree(): JSX.Element {
  const collections = useCollections();
  const { data: facets } = useAnswer('getFacets', {});
  const place = useShelf(placeOf);
  const awaited = useAwaitedTotal();
  const [closed, setClosed] = useState<ReadonlySet<Key>>(new Set());
  const [menu, setMenu] = useState<{ id: string; anchor: Element } | null>(null);
  const hooks = useTreeDrops();
  const branches = collectionTree(collections);
  const open = collections.map(({ id }) => id).filter((id) => !closed.has(id));
  const inMenu = menu && collections.find(({ id }) => id === menu.id);

  const press = (event: KeyboardEvent): void => {
    const collection = collections.find(({ id }) => id === idAt(event.target));
    const { key, altKey, shiftKey } = event;
    const move = altKey ? moves[key] : undefined;
    if (!collection || event.target instanceof HTMLInputElement) return;
    const changes = move !== undefined || key === 'F2' || key === 'Delete';
    if (changes && whyReadOnly() !== null) sayError(whyReadOnly());
    else if (move) moveCollection(collection.id, move);
    else if (key === 'F2') nameAnew(collection);
    else if (key === 'Delete') removeAt(event.target as Element, collection);
    else if (key === 'ContextMenu' || (key === 'F10' && shiftKey))
      setMenu({ id: collection.id, anchor: event.target as Element });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const branch = ({ collection, children }: Branch): JSX.Element => (
    <Row
      key={collection.id}
      id={collection.id}
      name={collection.name}
      icon={collection.query ? ListFilter : Folder}
      count={facets?.collections[collection.id]}
      smart={collection.query !== null}
      onMenu={(anchor) => setMenu({ id: collection.id, anchor })}
    >
      {children.length > 0 && (
        <Items items={children.map((child) => ({ ...child, id: child.collection.id }))}>{branch}</Items>
      )}
    </Row>
  );
  return (
    <div
      role="presentation"
      className={styles.tree}
      onKeyDownCapture={press}
      // The place that is looked at says nothing when it is chosen again; all of it is what is meant.
      onClick={({ target }) => {
        if (placeOf(useShelf.getState()) === 'all' && keyAt(target) === 'all') goToPlace(null);
      }}
      onContextMenu={(event) => {
        const id = idAt(event.target);
        if (id === undefined) return;
        event.preventDefault();
        setMenu({ id, anchor: event.target as Element });
      }}
    >
      <Tree
        aria-label="Collections"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[place]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys].map(String);
          if (key === undefined) return;
          if (key === 'awaited') goToAwaited();
          else if (isPlace(key)) goToPlace(null, filtersOf(key));
          else goToPlace(key);
        }}
        expandedKeys={open}
        onExpandedChange={(expanded) =>
          setClosed(new Set(collections.map(({ id }) => id).filter((id) => !expanded.has(id))))
        }
        dragAndDropHooks={hooks}
      >
        <Row id="all" name="All articles" icon={Library} count={facets?.total} />
        <Row id="unread" name="Unread" icon={Mail} count={facets?.unread} />
        <Row id="favourites" name="Favourites" icon={Star} count={facets?.favourites} />
        {(awaited > 0 || place === 'awaited') && (
          <Row id="awaited" name="Needs its page" icon={FileClock} count={awaited} />
        )}
        {branches.map(branch)}
      </Tree>
      {menu && inMenu && (
        <CollectionMenu collection={inMenu} anchor={menu.anchor} onClose={() => setMenu(null)} />
      )}
    </div>
  );
}

interface RowProps extends Partial<Pick<TreeItemProps, 'children'>> {
  id: string;
  name: string;
  icon: LucideIcon;
  count: number | undefined;
  smart?: boolean;
  onMenu?: (anchor: Element) => void;
}

function Row({ id, name, icon: Icon, count, smart, onMenu, children }: RowProps): JSX.Element {
  return (
    <TreeItem id={id} textValue={name} className={styles.row!} data-smart={smart || undefined}>
      <TreeItemContent>
        {({ hasChildItems, allowsDragging }) => (
          <span className={styles.line}>
            {hasChildItems ? (
              <Button slot="chevron" className={styles.chevron!} aria-label={`Inside ${name}`}>
                <ChevronRight size={12} aria-hidden />
              </Button>
            ) : (
              <span className={styles.noChevron} />
            )}
            <Icon size={14} strokeWidth={1.75} aria-hidden className={styles.icon} />
            <bdi className={styles.name}>{name}</bdi>
            {smart && <span className="visually-hidden">smart collection</span>}
            {allowsDragging && onMenu && (
              <Button slot="drag" className={`${styles.grip} visually-hidden`} aria-label={`Drag ${name}`} />
            )}
            <span className={styles.count}>{count?.toLocaleString()}</span>
            {onMenu && (
              <Button
                className={styles.more!}
                aria-label={`More for ${name}`}
                onPress={({ target }) => onMenu(target)}
              >
                <Ellipsis size={14} aria-hidden />
              </Button>
            )}
          </span>
        )}
      </TreeItemContent>
      {children}
    </TreeItem>
  );
}
