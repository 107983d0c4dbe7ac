import type { JSX } from 'react';
import styles from './overview.module.css';
import type { Seen } from './overview-state';
import { Section } from './Section';

/** Less is said in quotations and names, and no copying. */
const least = 0.02;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** How much of each article stands word for word in another; who has it from whom is not said. */
export function CopiedShares({ seen }: { seen: Seen }): JSX.Element {
  const { overview, panes, outlets } = seen;
  const shares = overview.reuse
    .flatMap(({ a, b, shareOfA, shareOfB }) => [
      { of: a, in: b, share: shareOfA },
      { of: b, in: a, share: shareOfB },
    ])
    .filter(({ share }) => share >= least)
    .sort((x, y) => y.share - x.share || panes.indexOf(x.of) - panes.indexOf(y.of));
  return (
    <Section title="Copied text" none={shares.length === 0 && 'No copied text was found.'}>
      {shares.length > 0 && (
        <ul className={styles.shares}>
          {shares.map(({ of, in: other, share }) => (
            <li key={`${of} ${other}`}>
              <span className={styles.bar} aria-hidden>
                <span style={{ inlineSize: percent(share) }} />
              </span>
              <b>{percent(share)}</b> of the words of <bdi>{outlets(of)}</bdi> stand in{' '}
              <bdi>{outlets(other)}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
