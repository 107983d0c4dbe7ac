import type { JSX } from 'react';
import { Scroll } from '../ui/Scroll';
import styles from './templates.module.css';
import type { Preview } from './use-preview';

interface Props {
  preview: Preview;
  /** Articles that it can be of; there is always the example. */
  articles: readonly { id: string; title: string }[];
  chosen: string | undefined;
  onChoose: (article: string | undefined) => void;
}

/** What the template makes of an article, as it would be written. What was made last stays, dimmed, while there is an error. */
export function PreviewPane({ preview, articles, chosen, onChoose }: Props): JSX.Element {
  const { text, cut, current, problems, failed } = preview;
  const isOld = problems.length > 0 || failed !== null;
  return (
    <section className={styles.preview} aria-label="Preview">
      <header className={styles.bar}>
        <label>
          Preview of{' '}
          <select value={chosen ?? ''} onChange={(event) => onChoose(event.target.value || undefined)}>
            {articles.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
            <option value="">an example</option>
          </select>
        </label>
      </header>
      <Scroll label="What is written" className={styles.made}>
        {text === null ? (
          <p className={styles.nothing}>{isOld ? 'Nothing to show until that is mended.' : ''}</p>
        ) : (
          <pre dir="auto" data-state={isOld ? 'old' : current ? 'current' : 'asked'}>
            {text}
          </pre>
        )}
        {text !== null && cut && <p className={styles.nothing}>The rest is not shown here.</p>}
      </Scroll>
    </section>
  );
}
