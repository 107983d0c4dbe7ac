import type { Match } from '#contract';
import type { Agreement } from './agree';
import type { Scene } from './context';
import type { Figure } from './figure';

/** Two figures in the two passages of a match that can be compared. */
export interface Meeting {
  match: Match;
  f: Figure;
  g: Figure;
  sceneA: Scene;
  sceneB: Scene;
  /** Where they stand in the scenes. */
  i: number;
  j: number;
  agreement: Agreement;
  /** 0 to 1: how alike the words around them are. */
  alike: number;
  /** Share of the words of the shorter passage that the other has. */
  overlap: number;
  /** Neither passage has a better counterpart. */
  mutual: boolean;
}
