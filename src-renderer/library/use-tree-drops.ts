import {
  useDragAndDrop,
  type DragAndDropHooks,
  type DropTarget,
  type TextDropItem,
} from 'react-aria-components';
import { setFavourite } from '../changing-marks';
import { collect, heldCollections, placeCollection } from '../collecting';
import { spotBeside, withInside } from '../collection-tree';
import { useRefusal } from '../read-only';
import { sayError } from '../toasts';
import { articlesType, draggedArticles } from './dragging-articles';
import { isPlace } from './places';

const collectionType = 'application/x-synoptic-collection';

/** Articles are dropped into collections, and collections into or between each other. */
export function useTreeDrops(): DragAndDropHooks {
  const isDisabled = useRefusal() !== null;
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled,
    getItems: (keys) =>
      [...keys].map(
        (key) => (isPlace(String(key)) ? {} : { [collectionType]: String(key) }) as Record<string, string>,
      ),
    acceptedDragTypes: [articlesType, collectionType],
    getDropOperation: (target, types) => {
      if (target.type !== 'item') return 'cancel';
      const key = String(target.key);
      if (types.has(articlesType))
        return takesArticles(key) && target.dropPosition === 'on' ? 'copy' : 'cancel';
      return types.has(collectionType) && !isPlace(key) ? 'move' : 'cancel';
    },
    // One way for all: what is dropped says what it is.
    onDrop: ({ target, items }: { target: DropTarget; items: readonly { kind: string }[] }) => {
      const texts = items.filter((item): item is TextDropItem => item.kind === 'text');
      void drop(target, texts).catch(sayError);
    },
  });
  return dragAndDropHooks;
}

const takesArticles = (key: string): boolean =>
  key === 'favourites' || heldCollections().some(({ id, query }) => id === key && query === null);

async function drop(target: DropTarget, items: readonly TextDropItem[]): Promise<void> {
  if (target.type !== 'item') return;
  const key = String(target.key);
  const all = heldCollections();
  const over = all.find(({ id }) => id === key);
  if (items.some((item) => item.types.has(articlesType))) {
    const articles = await draggedArticles();
    return over ? collect(over, articles, true) : setFavourite(articles, true);
  }
  const [item] = items;
  if (!item || !over) return;
  const id = await item.getText(collectionType);
  const collection = all.find((one) => one.id === id);
  if (!collection) return;
  if (target.dropPosition === 'on') {
    if (!withInside(all, collection.id).has(key)) await placeCollection(collection, key);
    return;
  }
  const spot = spotBeside(all, key, target.dropPosition, collection.id);
  if (spot) await placeCollection(collection, spot.parent, spot.rank);
}
