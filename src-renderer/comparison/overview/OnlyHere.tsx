import { useMemo, type JSX } from 'react';
import { bringBack, dismiss, dismissedIn } from './dismissing';
import { Excerpt } from './Excerpt';
import { goTo } from './going';
import styles from './overview.module.css';
import { langOf, textOf, type Seen } from './overview-state';
import { Rows } from './Rows';
import { Section } from './Section';

/** Sentences of each article that have no counterpart in the others, those with the most news first. */
export function OnlyHere({ seen }: { seen: Seen }): JSX.Element {
  const { overview, comparison, panes } = seen;
  const left = useMemo(() => {
    const isDismissed = dismissedIn(comparison, 'only-here');
    return overview.onlyHere.filter((one) => !isDismissed([one]));
  }, [overview, comparison]);
  const dismissedOf = (article: string): number =>
    comparison?.dismissed.filter(({ what, places }) => what === 'only-here' && places[0]?.article === article)
      .length ?? 0;
  return (
    <>
      {panes.map((article) => {
        const only = left.filter((one) => one.article === article);
        const outlet = seen.outlets(article);
        const others =
          panes.length > 2 ? 'the others' : seen.outlets(panes.find((id) => id !== article) ?? '');
        return (
          <Section
            key={article}
            title={
              <span>
                Only in <bdi>{outlet}</bdi>
              </span>
            }
            count={only.length}
            none={only.length === 0 && 'Every sentence that was compared may have a counterpart.'}
            dismissed={dismissedOf(article)}
            onBringBack={() => comparison && bringBack(comparison, 'only-here', article)}
          >
            {only.length > 0 && (
              <>
                <p className={styles.hint}>
                  No counterpart found in <bdi>{others}</bdi>, most news first
                </p>
                <Rows
                  label={`Only in ${outlet}`}
                  rows={only.map((one) => ({
                    key: `${one.passage.start}-${one.passage.end}`,
                    words: one.text,
                    shown: (
                      <span className={styles.sentence}>
                        <Excerpt
                          text={textOf(seen, article)}
                          lang={langOf(seen, article)}
                          passage={one.passage}
                        />
                      </span>
                    ),
                    go: () => goTo(one),
                    dismiss: () => dismiss('only-here', [[one]]),
                  }))}
                />
              </>
            )}
          </Section>
        );
      })}
    </>
  );
}
