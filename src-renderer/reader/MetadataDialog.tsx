import { useState, type FormEvent, type JSX } from 'react';
import { FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components';
import type { Article, EditableMetadata } from '#contract';
import { useAnswer } from '../api';
import { setMetadata, type MetadataChange } from '../revising';
import { sayError } from '../toasts';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog, focusedArticle } from '../workspace';
import styles from './metadata.module.css';

interface Field {
  field: EditableMetadata;
  label: string;
  hint?: string;
  longest: number;
  /** A sentence when the value cannot be. */
  wrong?: (value: string) => string | null;
}

const isTime = (value: string): boolean =>
  /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/.test(value) &&
  !Number.isNaN(Date.parse(value));
const time = (value: string): string | null =>
  value === '' || isTime(value)
    ? null
    : 'Write a day as 2024-03-02, a year as 2024, or a time as 2024-03-02T14:30:00Z.';
const address = (value: string): string | null =>
  value === '' || (/^https?:\/\//.test(value) && URL.canParse(value))
    ? null
    : 'Write a whole address, with https:// in front.';
const language = (value: string): string | null =>
  value === '' || /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value)
    ? null
    : 'Write a language tag: en, de, pt-BR.';

const fields: Field[] = [
  { field: 'title', label: 'Title', longest: 300, wrong: (v) => (v ? null : 'An article needs a title.') },
  { field: 'byline', label: 'By', hint: 'Several names with commas between them', longest: 200 },
  { field: 'siteName', label: 'Outlet', longest: 200 },
  {
    field: 'publishedTime',
    label: 'Published',
    hint: '2024-03-02, or only 2024, or with a time',
    longest: 40,
    wrong: time,
  },
  { field: 'modifiedTime', label: 'Changed', longest: 40, wrong: time },
  { field: 'lang', label: 'Language', hint: 'A tag such as en or pt-BR', longest: 35, wrong: language },
  { field: 'url', label: 'Address', longest: 2000, wrong: address },
];

const valueOf = (article: Article, field: EditableMetadata): string =>
  (field === 'url' ? article.source.url : article[field]) ?? '';

/** Sets right what was found in the file; what the reader writes wins, and can be given up again. */
export default function MetadataDialog(): JSX.Element | null {
  const [id] = useState(focusedArticle);
  const { data: article } = useAnswer('getArticle', { id: id ?? '' });
  return article ? (
    <Sheet title="About this article" onClose={closeDialog}>
      <Fields article={article} />
    </Sheet>
  ) : null;
}

function Fields({ article }: { article: Article }): JSX.Element {
  const [values, setValues] = useState(
    () =>
      Object.fromEntries(fields.map(({ field }) => [field, valueOf(article, field)])) as Record<
        EditableMetadata,
        string
      >,
  );
  const [given, setGiven] = useState<ReadonlySet<EditableMetadata>>(new Set());
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const change: MetadataChange = {};
    const before: MetadataChange = {};
    for (const { field } of fields) {
      const value = values[field].trim();
      if (!given.has(field) && value === valueOf(article, field)) continue;
      change[field] = given.has(field) ? null : value;
      before[field] = article.edited.includes(field) ? valueOf(article, field) : null;
    }
    const changed = Object.keys(change).length > 0;
    (changed ? setMetadata(article.id, change, before) : Promise.resolve()).then(closeDialog).catch(sayError);
  };
  return (
    <Form className={styles.form!} onSubmit={save}>
      {fields.map(({ field, label, hint, longest, wrong }, i) => (
        <TextField
          key={field}
          className={styles.field!}
          value={given.has(field) ? '' : values[field]}
          maxLength={longest}
          isDisabled={given.has(field)}
          // The first field, as in every form of one purpose.
          autoFocus={i === 0}
          validate={(value) => (given.has(field) ? null : (wrong?.(value.trim()) ?? null))}
          onChange={(value) => setValues((now) => ({ ...now, [field]: value }))}
        >
          <Label>{label}</Label>
          <Input placeholder={given.has(field) ? 'As found in the file' : ''} />
          {article.edited.includes(field) ? (
            <span className={styles.hint}>
              {given.has(field) ? 'Goes back to what was found in the file' : 'Set by you'}
              <TextButton
                kind="quiet"
                onPress={() =>
                  setGiven((now) => {
                    const next = new Set(now);
                    if (!next.delete(field)) next.add(field);
                    return next;
                  })
                }
              >
                {given.has(field) ? 'Keep mine' : 'Use what was found'}
              </TextButton>
            </span>
          ) : (
            hint && (
              <Text slot="description" className={styles.hint}>
                {hint}
              </Text>
            )
          )}
          <FieldError className={styles.error!} />
        </TextField>
      ))}
      <footer className={styles.actions}>
        <TextButton onPress={closeDialog}>Cancel</TextButton>
        <TextButton kind="primary" changes type="submit">
          Save
        </TextButton>
      </footer>
    </Form>
  );
}
