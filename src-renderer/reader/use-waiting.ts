import { needsPlace } from '../annotation';
import { useAnswer } from '../api';

/** How many notes of an article have no place in its text and wait for the reader. */
export function useWaiting(article: string, version: number | undefined): number {
  const { data: annotations = [] } = useAnswer('listAnnotations', { article });
  return version === undefined ? 0 : annotations.filter((one) => needsPlace(one, version)).length;
}
