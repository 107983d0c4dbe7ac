import { EqualNot, Plus, X } from 'lucide-react';
import type { JSX } from 'react';
import { Button } from 'react-aria-components';
import type { Fact } from '#contract';
import { useData } from '../../api';
import { IconButton } from '../../ui/IconButton';
import type { Outlets } from '../outlets';
import { addFacts, dismissFact } from './changing-grid';
import { goToPassage, showFact } from './going';
import styles from './grid.module.css';
import { allKey, keyOf, moreKey } from './lines';
import { ChangeButton } from '../../ui/ChangeButton';

interface Props {
  /** Those that are shown, and all. */
  facts: readonly Fact[];
  proposed: readonly Fact[];
  columns: readonly string[];
  outlet: Outlets;
  stacked: boolean;
  active: string | null;
  onMore: () => void;
}

/** What several articles report, as rows that the reader may take: not in the grid yet. */
export function Proposals(props: Props): JSX.Element {
  const { facts, proposed, columns, outlet, stacked, active, onMore } = props;
  const texts = useData(
    'getArticle',
    columns.map((id) => ({ id })),
  );
  const textOf = new Map(texts.flatMap((article) => (article ? [[article.id, article] as const] : [])));
  const stop = (key: string) => ({ 'data-stop': key, tabIndex: active === key ? 0 : -1 });
  const rest = proposed.length - facts.length;
  return (
    <div role="rowgroup" aria-label="Proposed claims" className={styles.proposals}>
      <div role="row" className={styles.proposalsHead}>
        <div role="gridcell" aria-colspan={columns.length + 3}>
          <span className={styles.proposalsTitle}>Proposed by the program</span>
          <span className={styles.count}>{proposed.length}</span>
          <ChangeButton
            {...stop(allKey)}
            className={styles.quietButton!}
            onPress={() => void addFacts(proposed)}
          >
            Add all
          </ChangeButton>
        </div>
      </div>
      {facts.map((fact) => (
        <div key={fact.id} role="row" className={styles.proposal}>
          <div
            role="rowheader"
            {...stop(keyOf.fact(fact.id))}
            className={styles.claim}
            aria-label={`Proposed: ${fact.claim}${fact.differs ? '. Figures differ' : ''}. Enter adds it to the grid`}
          >
            {/* For the keyboard it is the space bar. */}
            {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
            <span className={styles.proposedClaim} dir="auto" onClick={() => showFact(fact)}>
              {fact.claim}
            </span>
            <span className={styles.sources}>
              {fact.differs && (
                <span className={styles.differs}>
                  <EqualNot size={12} strokeWidth={2.25} aria-hidden />
                  figures differ
                </span>
              )}
              {/* With two articles it is always both. */}
              {stacked && columns.length > 2 && fact.cells.map(({ article }) => outlet(article)).join(' · ')}
            </span>
          </div>
          {columns.map((article) => {
            const its = fact.cells.filter((cell) => cell.article === article);
            return (
              <div
                key={article}
                role="gridcell"
                className={stacked ? 'visually-hidden' : styles.cell}
                aria-label={its.length === 0 ? `${outlet(article)}: no passage` : undefined}
              >
                {its.map((cell) => {
                  const { start, end } = cell.passage;
                  const quote = textOf.get(article)?.text.slice(start, end) ?? '';
                  if (stacked) return <q key={start}>{quote}</q>;
                  return (
                    <button
                      key={start}
                      type="button"
                      {...stop(keyOf.factPassage(fact.id, article, start))}
                      className={styles.quote}
                      lang={textOf.get(article)?.lang ?? undefined}
                      dir="auto"
                      aria-label={`${outlet(article)}: “${quote}”`}
                      onClick={() => goToPassage(cell, fact.cells)}
                    >
                      {quote}
                    </button>
                  );
                })}
              </div>
            );
          })}
          <div role="gridcell" className={styles.proposalTools}>
            <IconButton
              icon={Plus}
              label="Add to the grid"
              shortcut="Enter"
              small
              excludeFromTabOrder
              changes
              onPress={() => void addFacts([fact])}
            />
            <IconButton
              icon={X}
              label="Do not propose this"
              small
              {...stop(keyOf.dismiss(fact.id))}
              changes
              onPress={() => void dismissFact(fact.cells)}
            />
          </div>
          <div role="gridcell" className={stacked ? 'visually-hidden' : undefined} />
        </div>
      ))}
      {rest > 0 && (
        <div role="row" className={styles.proposalsHead}>
          <div role="gridcell" aria-colspan={columns.length + 3}>
            <Button {...stop(moreKey)} className={styles.quietButton!} onPress={onMore}>
              {rest} more
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
