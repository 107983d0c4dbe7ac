import { MoveHorizontal } from 'lucide-react';
import type { JSX } from 'react';
import type { FigurePair } from '#contract';
import type { MatchRef } from '../../comparing';
import { figureWords } from './figure-words';
import styles from './cards.module.css';

interface Props {
  pair: FigurePair;
  of: Pick<MatchRef, 'a' | 'b'>;
  /** The article whose figure comes first. */
  here: string;
}

/** Two figures about the same, and how they stand to each other. Never who is right. */
export function FigureChip({ pair, of, here }: Props): JSX.Element {
  const words = figureWords(pair, of, here);
  return (
    <span className={styles.figure}>
      <span className={styles.values}>
        <bdi>{words.here}</bdi>
        <MoveHorizontal size={12} strokeWidth={1.75} aria-hidden />
        <span className="visually-hidden"> against </span>
        <bdi>{words.there}</bdi>
      </span>
      <span className={styles.soft}>
        {words.state}
        {words.about && `: ${words.about}`}
      </span>
    </span>
  );
}
