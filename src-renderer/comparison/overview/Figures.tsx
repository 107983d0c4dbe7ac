import { ChevronRight, MoveHorizontal } from 'lucide-react';
import { useMemo, type JSX } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { figuresLeft } from './counting';
import { bringBack, dismiss } from './dismissing';
import { around, Excerpt } from './Excerpt';
import type { FigureGroup, FigurePlace } from './figure-groups';
import { goToBoth, light } from './going';
import styles from './overview.module.css';
import { langOf, sentencesOf, textOf, type Seen } from './overview-state';
import { Rows, type Row } from './Rows';
import { Section } from './Section';

const types = {
  ...{ number: 'number', percent: 'share', money: 'money', date: 'date', time: 'time' },
  ...{ duration: 'duration', age: 'age', person: 'person', place: 'place' },
};
const states = { differ: '', rounded: 'rounded', 'other-time': 'reported at different times' };

const ends = (pair: FigureGroup['pairs'][number]): [FigurePlace, FigurePlace] => [
  { article: pair.articles.a, passage: { start: pair.a.start, end: pair.a.end } },
  { article: pair.articles.b, passage: { start: pair.b.start, end: pair.b.end } },
];

/** Figures about the same thing that are not the same, each in its sentence; never who is right. */
export function Figures({ seen }: { seen: Seen }): JSX.Element {
  const { overview, comparison, panes } = seen;
  const { differing, compared, dismissed } = useMemo(() => {
    return {
      ...figuresLeft(overview, comparison, panes),
      dismissed: comparison?.dismissed.filter(({ what }) => what === 'figures').length ?? 0,
    };
  }, [overview, comparison, panes]);
  return (
    <Section
      title="Figures differ"
      count={differing.length}
      none={differing.length === 0 && 'No figures that differ were found.'}
      dismissed={dismissed}
      onBringBack={() => comparison && bringBack(comparison, 'figures')}
    >
      {differing.length > 0 && (
        <Rows label="Figures that differ" rows={differing.map((group) => rowOf(seen, group))} />
      )}
      {compared.length > 0 && (
        <Disclosure className={styles.disclosure!}>
          <Heading level={4}>
            <Button slot="trigger" className={styles.trigger!}>
              <ChevronRight size={13} aria-hidden />
              Also compared <span className={styles.count}>{compared.length}</span>
            </Button>
          </Heading>
          <DisclosurePanel>
            <Rows
              label="Figures that are rounded or of different times"
              rows={compared.map((group) => rowOf(seen, group))}
            />
          </DisclosurePanel>
        </Disclosure>
      )}
    </Section>
  );
}

function rowOf(seen: Seen, group: FigureGroup): Row {
  const [first, second] = group.places;
  const words = group.places.map(({ article, passage }) =>
    textOf(seen, article).slice(passage.start, passage.end),
  );
  const about = group.pairs[0]?.about ?? '';
  const pair = first && second ? ([first, second] as const) : null;
  return {
    key: group.key,
    words: `${about} ${words.join(', ')}`,
    shown: <Figure seen={seen} group={group} />,
    go: () => pair && goToBoth(...pair),
    dismiss: () => dismiss('figures', group.pairs.map(ends)),
    light: (lit) => light(lit && pair ? [...pair] : null),
  };
}

function Figure({ seen, group }: { seen: Seen; group: FigureGroup }): JSX.Element {
  const [pair] = group.pairs;
  const said = pair ? [pair.about, pair.about ? '' : types[pair.type], states[pair.state]] : [];
  return (
    <>
      <span className={styles.head}>
        <span className={styles.values}>
          {group.places.map(({ article, passage }, i) => (
            <span key={article}>
              {i > 0 && (
                <>
                  <MoveHorizontal className={styles.against} size={14} strokeWidth={1.75} aria-hidden />
                  <span className="visually-hidden"> and </span>
                </>
              )}
              <bdi>{textOf(seen, article).slice(passage.start, passage.end)}</bdi>
            </span>
          ))}
        </span>
        <span className={styles.about}>{said.filter(Boolean).join(' · ')}</span>
      </span>
      {group.places.map(({ article, passage }) => (
        <span key={article} className={styles.line}>
          <bdi className={styles.outlet}>{seen.outlets(article)}</bdi>
          <Excerpt
            text={textOf(seen, article)}
            lang={langOf(seen, article)}
            passage={around(sentencesOf(seen, article), textOf(seen, article), passage)}
            marks={[{ ...passage, as: 'value' }]}
          />
        </span>
      ))}
    </>
  );
}
