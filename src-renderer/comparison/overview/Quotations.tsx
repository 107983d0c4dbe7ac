import { useMemo, type JSX } from 'react';
import { betweenQuoted, Excerpt, excerptParts } from './Excerpt';
import { goToBoth, light } from './going';
import styles from './overview.module.css';
import { langOf, textOf, type Seen } from './overview-state';
import { quotationGroups, type QuotationGroup, type Quoted } from './quotation-groups';
import { Rows, type Row } from './Rows';
import { Section } from './Section';

/** What several articles quote: the longest wording, and what each of the others has of it. */
export function Quotations({ seen }: { seen: Seen }): JSX.Element {
  const { overview, panes } = seen;
  const groups = useMemo(() => quotationGroups(overview.quotations, panes), [overview, panes]);
  return (
    <Section
      title="Shared quotations"
      count={groups.length}
      none={groups.length === 0 && 'No shared quotations were found.'}
    >
      {groups.length > 0 && (
        <Rows label="Shared quotations" rows={groups.map((group) => rowOf(seen, group))} />
      )}
    </Section>
  );
}

function rowOf(seen: Seen, group: QuotationGroup): Row {
  const { longest, others } = group;
  const [other] = others;
  return {
    key: group.key,
    words: excerptParts(textOf(seen, longest.article), longest.passage, betweenQuoted(longest.quoted))
      .map(({ words }) => words)
      .join(''),
    shown: <Quotation seen={seen} group={group} />,
    go: () => other && goToBoth(longest, other),
    light: (lit) => light(lit && other ? [longest, other] : null),
  };
}

function Quotation({ seen, group: { longest, others } }: { seen: Seen; group: QuotationGroup }): JSX.Element {
  const all = [longest, ...others];
  const named = all.flatMap(({ speaker }) => speaker ?? []).sort((x, y) => y.length - x.length);
  const [fullest = null] = named;
  // “Orme” is “Dilys Orme”.
  const agree = named.every((name) => fullest?.includes(name));
  const without = others.flatMap((other) =>
    other.without.map((passage) => ({ ...passage, as: 'left-out' as const })),
  );
  return (
    <>
      <span className={styles.quote}>
        <Excerpt
          text={textOf(seen, longest.article)}
          lang={langOf(seen, longest.article)}
          passage={longest.passage}
          marks={[...without, ...betweenQuoted(longest.quoted)]}
        />
      </span>
      {agree && fullest && <bdi className={styles.speaker}>{fullest}</bdi>}
      {all.map((one, i) => {
        const quoted = others[i - 1];
        // Of the longest wording nothing is to be said but whose it is.
        const whose = agree
          ? !one.speaker && fullest !== null && 'does not say whose'
          : (one.speaker ?? 'does not say whose');
        if (!quoted && !whose) return null;
        return (
          <span key={one.article} className={styles.line}>
            <bdi className={styles.outlet}>{seen.outlets(one.article)}</bdi>
            <span>
              {quoted && <Has seen={seen} quoted={quoted} longest={longest} />}
              {quoted && whose && ', '}
              {whose && <bdi>{whose}</bdi>}
            </span>
          </span>
        );
      })}
    </>
  );
}

interface HasProps {
  seen: Seen;
  quoted: Quoted;
  longest: QuotationGroup['longest'];
}

/** What an article has of a longer wording. */
function Has({ seen, quoted, longest }: HasProps): JSX.Element {
  const { whole, without, own, passage, quoted: between, article } = quoted;
  if (whole) return <>quotes it word for word</>;
  if (own.length > 0)
    return (
      <>
        words it differently:{' '}
        <Excerpt
          text={textOf(seen, article)}
          lang={langOf(seen, article)}
          passage={passage}
          marks={[...own.map((one) => ({ ...one, as: 'own' as const })), ...betweenQuoted(between)]}
        />
      </>
    );
  const text = textOf(seen, longest.article);
  const words = without.map((one) =>
    excerptParts(text, one, [])
      .map((part) => part.words)
      .join(''),
  );
  const short = words.length === 1 && (words[0]?.length ?? 0) <= 60;
  return <>{short ? `without “${words[0]?.trim() ?? ''}”` : 'without the words that are struck'}</>;
}
