import { useRef, type JSX } from 'react';
import type { Passage } from '#contract';
import { cancelLink, finishLink, shortQuote, useLinking } from '../linking';
import { LinkForm } from '../links/LinkForm';
import styles from '../links/links.module.css';
import type { OpenArticle } from './open-articles';
import { overlay } from './overlay';
import { usePassagePlace } from './passage-place';

/** At the other end of a link that is being made: asks how the two passages stand to each other. */
export function LinkChoice({ shown }: { shown: OpenArticle }): JSX.Element | null {
  const from = useLinking((linking) => linking.from);
  const to = useLinking((linking) => (linking.to?.article === shown.article.id ? linking.to : null));
  if (!from || !to) return null;
  const { start, end } = to.passage;
  return <Choice key={`${start}-${end}`} shown={shown} passage={to.passage} quote={from.quote} />;
}

function Choice({
  shown,
  passage,
  quote,
}: {
  shown: OpenArticle;
  passage: Passage;
  quote: string;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const place = usePassagePlace(shown, passage, box);
  const relation = useLinking((linking) => linking.relation);
  const backToText = (): void => shown.scroller.focus({ preventScroll: true });
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={`Link with “${shortQuote(quote)}”`}
      className={styles.choice}
      {...overlay}
      style={{ insetBlockStart: place.top, insetInlineStart: place.left, opacity: place.ready ? 1 : 0 }}
    >
      <p>“{shortQuote(quote, 40)}” and this passage:</p>
      <LinkForm
        relation={relation}
        note=""
        done="Link"
        onCancel={() => {
          cancelLink();
          backToText();
        }}
        onDone={(chosen, note) => {
          backToText();
          void finishLink(chosen, note);
        }}
      />
    </div>
  );
}
