import { goToAwaited, goToPlace, orderShelf } from '../../shelf';
import { showSide } from '../../sides';
import { mostPanes, openTogether } from '../../workspace';
import { tickOnly } from '../ticked-articles';

/** Opens the articles when they find room side by side, or else selects them in the library. */
export function showBrought(articles: readonly string[]): void {
  if (articles.length <= mostPanes) return openTogether(articles);
  showSide('library');
  goToPlace(null);
  orderShelf({ sort: 'imported', reversed: false });
  tickOnly(Promise.resolve(articles));
}

export function showAwaited(): void {
  showSide('library');
  goToAwaited();
}
