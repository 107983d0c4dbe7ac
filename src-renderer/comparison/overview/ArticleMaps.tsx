import { Fragment, useMemo, type JSX } from 'react';
import { overviewCounts } from './counting';
import styles from './overview.module.css';
import { langOf, textOf, type Seen } from './overview-state';
import { Strip } from './Strip';
import strip from './strip.module.css';

const counted = (count: number, words: string): string => `${count.toLocaleString()} ${words}`;

/** The articles, left to right: how much of each is shared and where it stands. */
export function ArticleMaps({ seen }: { seen: Seen }): JSX.Element {
  const { overview, comparison, panes, outlets } = seen;
  const counts = useMemo(() => overviewCounts(overview, comparison, panes), [overview, comparison, panes]);
  return (
    <div className={styles.maps}>
      {panes.map((id) => {
        const article = overview.articles.find((one) => one.article === id);
        const its = counts.articles.find((one) => one.article === id);
        if (!article || !its) return null;
        const { shared, onlyHere, differing, unsure } = its;
        return (
          <section key={id} aria-label={outlets(id)}>
            <h3 className={styles.map}>
              <bdi>{outlets(id)}</bdi>
              <span className={styles.counts}>
                {[
                  counted(shared, 'shared'),
                  counted(onlyHere, 'only here'),
                  unsure > 0 && counted(unsure, 'not sure'),
                  differing > 0 && counted(differing, differing === 1 ? 'differs' : 'differ'),
                ]
                  .filter((words) => words !== false)
                  .map((words, i) => (
                    <Fragment key={words}>
                      {i > 0 && ' · '}
                      <span>{words}</span>
                    </Fragment>
                  ))}
              </span>
            </h3>
            <Strip
              article={article}
              text={textOf(seen, id)}
              outlet={outlets(id)}
              lang={langOf(seen, id)}
              others={panes.length - 1}
            />
          </section>
        );
      })}
      <Legend seen={seen} unsure={counts.articles.some(({ unsure }) => unsure > 0)} />
    </div>
  );
}

/** The shapes of the maps, of which there are some. */
function Legend({ seen: { overview }, unsure }: { seen: Seen; unsure: boolean }): JSX.Element {
  const has = (of: 'quotation' | 'copied' | 'differs'): boolean =>
    overview.articles.some(({ sentences }) => sentences.some((sentence) => sentence[of]));
  return (
    <ul className={strip.legend} aria-label="What the maps show">
      <li>
        <svg viewBox="0 0 8 11" aria-hidden>
          <path className={strip.shared} d="M0 0h8v11h-8z" />
        </svg>
        shared
      </li>
      <li>
        <svg viewBox="0 0 8 11" aria-hidden>
          <path className={strip['only-here']} d="M0 8h8v3h-8z" />
        </svg>
        only here
      </li>
      {has('differs') && (
        <li>
          <svg viewBox="0 0 8 11" aria-hidden>
            <path className={strip.differs} d="M3 0h2v6h-2z" />
          </svg>
          figures differ
        </li>
      )}
      {has('quotation') && (
        <li>
          <svg viewBox="0 0 8 11" aria-hidden>
            <path className={strip.quotation} d="M0 6h8v2h-8z" />
          </svg>
          quoted
        </li>
      )}
      {has('copied') && (
        <li>
          <svg viewBox="0 0 8 11" aria-hidden>
            <path className={strip.copied} d="M0 9h8v2h-8z" />
          </svg>
          copied
        </li>
      )}
      {unsure && (
        <li>
          <svg viewBox="0 0 8 11" aria-hidden>
            <path className={strip.unsure} d="M.5 .5h7v10h-7z" />
          </svg>
          not marked: nothing sure was found
        </li>
      )}
    </ul>
  );
}
