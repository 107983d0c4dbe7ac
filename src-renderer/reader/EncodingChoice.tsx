import { ChevronDown } from 'lucide-react';
import type { JSX } from 'react';
import { Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import type { Article } from '#contract';
import { encodings } from '#contract/encodings';
import { cleanAgain } from '../revising';
import styles from './about.module.css';
import { ChangeButton } from '../ui/ChangeButton';

/** Formats whose bytes are characters in one encoding; the others say themselves how theirs are to be read. */
const plain = new Set([
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'text/markdown',
  'multipart/related',
]);
const found = 'found';

/** How the bytes were read, and another choice for text that came out wrong. */
export function EncodingChoice({ article }: { article: Article }): JSX.Element | null {
  const { mediaType, encoding } = article.source;
  if (!plain.has(mediaType)) return null;
  const items = [
    { id: found, name: article.chosenEncoding ? 'Find out' : `${encoding} (found out)` },
    ...encodings.map((name) => ({ id: name, name })),
  ];
  return (
    <Select
      className={styles.encoding!}
      selectedKey={article.chosenEncoding ?? found}
      onSelectionChange={(key) => {
        const chosen = encodings.find((name) => name === key) ?? null;
        if (chosen !== article.chosenEncoding) void cleanAgain(article.id, chosen);
      }}
    >
      <Label>Encoding</Label>
      <ChangeButton className={styles.select!}>
        <SelectValue />
        <ChevronDown size={14} aria-hidden />
      </ChangeButton>
      <Popover className={styles.menu!} placement="bottom start">
        <ListBox items={items} className={styles.options!}>
          {({ name }) => <ListBoxItem className={styles.option!}>{name}</ListBoxItem>}
        </ListBox>
      </Popover>
    </Select>
  );
}
