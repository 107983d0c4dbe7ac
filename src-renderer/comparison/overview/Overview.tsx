import { useEffect, useLayoutEffect, useRef, type JSX, type ReactNode } from 'react';
import { useAnswers } from '../../api';
import { useComparison, useOverview } from '../../comparing';
import { useWorkspace } from '../../workspace';
import { useOutlets } from '../outlets';
import { ArticleMaps } from './ArticleMaps';
import { Awaiting } from './Awaiting';
import { CopiedShares } from './CopiedShares';
import { light } from './going';
import { Figures } from './Figures';
import { Notices } from './Notices';
import { OnlyHere } from './OnlyHere';
import styles from './overview.module.css';
import type { Seen } from './overview-state';
import { Quotations } from './Quotations';

/** Where the reader was in the overview of the articles that lie open, for when they come back to it. */
const left = { of: '', top: 0 };

/**
 * What the open articles have in common, at a glance, and each find with the way to its place.
 * @param note stands below the maps: what the reader writes on the comparison
 */
export function Overview({ note }: { note?: ReactNode }): JSX.Element {
  const { overview, error, job, again } = useOverview();
  const comparison = useComparison();
  const panes = useWorkspace((workspace) => workspace.panes);
  const outlets = useOutlets(panes);
  const articles = useAnswers(
    'getArticle',
    panes.map((id) => ({ id })),
  );
  const texts = new Map(articles.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
  useEffect(() => () => light(null), []);
  const isReady =
    overview?.articles.every(({ article, version }) => texts.get(article)?.version === version) ?? false;
  if (!overview || !isReady) return <Awaiting error={error} job={job} again={again} />;
  const seen: Seen = { overview, comparison, panes, texts, outlets };
  return <Page seen={seen} note={note} />;
}

function Page({ seen, note }: { seen: Seen; note: ReactNode }): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const of = seen.panes.join(' ');
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = left.of === of ? left.top : 0;
    const remember = (): void => {
      left.of = of;
      left.top = element.scrollTop;
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [of]);
  const { overview } = seen;
  const nothing =
    overview.articles.every(({ counts }) => counts.shared === 0) &&
    overview.figures.length + overview.quotations.length === 0;
  return (
    <div className={styles.overview} ref={scroller} data-region-start="">
      <h2 className="visually-hidden">Overview</h2>
      <Notices seen={seen} />
      <ArticleMaps seen={seen} />
      {note}
      {nothing ? (
        <p className={styles.nothing}>
          Nothing shared was found. The articles may be about different things, or tell the same in other
          words.
        </p>
      ) : (
        <>
          <Figures seen={seen} />
          <Quotations seen={seen} />
        </>
      )}
      <OnlyHere seen={seen} />
      {!nothing && <CopiedShares seen={seen} />}
    </div>
  );
}
