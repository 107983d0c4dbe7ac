import { useState, type JSX } from 'react';
import {
  Checkbox,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Radio,
  RadioGroup,
  SearchField,
} from 'react-aria-components';
import { useAnswer } from '../api';
import { languageName } from '../language-name';
import { levelled } from '../levelled';
import { clearFilters, isFiltered, narrowShelf, useShelf } from '../shelf';
import { TextButton } from '../ui/TextButton';
import { flags, lengthOf, lengths } from './filter-chips';
import styles from './shelf.module.css';

interface Choice {
  id: string;
  value: string;
  name: string;
  count: number | null;
}

/** Choices of one kind that are offered before any is looked for, and after. */
const [few, most] = [6, 60];

/** What narrows the list down, each with how many articles of the library there are of it. */
export function FilterChoices(): JSX.Element {
  const filters = useShelf((shelf) => shelf.filters);
  const { data: facets } = useAnswer('getFacets', {});
  const [wanted, setWanted] = useState('');
  const counts = {
    unread: facets?.unread,
    favourite: facets?.favourites,
    noted: facets?.noted,
    waiting: facets?.waiting,
    unfiled: undefined,
  };
  const { tags = [], sites = [], languages = [] } = filters;
  const kinds = [
    {
      key: 'tags',
      title: 'Tags',
      chosen: tags,
      all: (facets?.tags ?? []).map(({ tag, count }) => ({ value: tag, name: `#${tag}`, count })),
      name: (tag: string) => `#${tag}`,
    },
    {
      key: 'sites',
      title: 'Outlets',
      chosen: sites,
      all: (facets?.sites ?? []).map(({ name, count }) => ({ value: name, name, count })),
      name: (site: string) => site,
    },
    {
      key: 'languages',
      title: 'Languages',
      chosen: languages,
      all: (facets?.languages ?? []).map(({ lang, count }) => ({
        value: lang,
        name: languageName(lang),
        count,
      })),
      name: languageName,
    },
  ] as const;
  const sections = kinds
    .map(({ key, title, chosen, all, name }) => {
      const found = all.filter((one) => levelled(one.name).includes(levelled(wanted.trim())));
      const known = new Map(all.map((one) => [one.value, one]));
      const first = chosen.map((value) => known.get(value) ?? { value, name: name(value), count: null });
      const rest = found.filter(({ value }) => !chosen.includes(value)).slice(0, wanted.trim() ? most : few);
      const choices: Choice[] = [...first, ...rest].map((one) => ({ ...one, id: `${key}:${one.value}` }));
      return { key, title, choices };
    })
    .filter(({ choices }) => choices.length > 0);
  const chosen = kinds.flatMap(({ key, chosen: its }) => its.map((value) => `${key}:${value}`));
  const choose = (keys: readonly string[]): void => {
    const of = (kind: string): string[] =>
      keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1));
    narrowShelf({ tags: of('tags').slice(0, 50), sites: of('sites'), languages: of('languages') });
  };
  return (
    <>
      <div className={styles.flags}>
        {flags.map(([key, name]) => (
          <Checkbox
            key={key}
            className={styles.check!}
            isSelected={filters[key] === true}
            onChange={(only) => narrowShelf({ [key]: only || undefined })}
          >
            <span className={styles.box} aria-hidden />
            <span className={styles.choiceName}>{name}</span>
            {counts[key] !== undefined && <span className={styles.many}>{counts[key].toLocaleString()}</span>}
          </Checkbox>
        ))}
      </div>
      {(sections.length > 0 || wanted !== '') && (
        <div className={styles.kinds}>
          <SearchField value={wanted} onChange={setWanted} className={styles.find!}>
            <Label className="visually-hidden">Find a tag, outlet or language</Label>
            <Input placeholder="Find a tag, outlet or language" />
          </SearchField>
          <ListBox
            aria-label="Tags, outlets and languages"
            selectionMode="multiple"
            // It closes the dialog, and takes no choice back.
            escapeKeyBehavior="none"
            className={styles.kindList!}
            selectedKeys={chosen}
            onSelectionChange={(keys) => keys !== 'all' && choose([...keys].map(String))}
            renderEmptyState={() => <p className={styles.hint}>Nothing by this name.</p>}
          >
            {sections.map(({ key, title, choices }) => (
              <ListBoxSection key={key} id={key}>
                <Header className={styles.menuHead}>{title}</Header>
                {choices.map(({ id, name, count }) => (
                  <ListBoxItem key={id} id={id} textValue={name} className={styles.choice!}>
                    <bdi className={styles.choiceName}>{name}</bdi>
                    {count !== null && <span className={styles.many}>{count.toLocaleString()}</span>}
                  </ListBoxItem>
                ))}
              </ListBoxSection>
            ))}
          </ListBox>
        </div>
      )}
      <div className={styles.dates}>
        <Day label="From" value={filters.from} onChange={(from) => narrowShelf({ from })} />
        <Day label="Until" value={filters.to} onChange={(to) => narrowShelf({ to })} />
      </div>
      <RadioGroup
        className={styles.lengths!}
        value={lengthOf(filters)?.id ?? 'any'}
        onChange={(id) => {
          const { shortest, longest } = lengths.find((one) => one.id === id) ?? {};
          narrowShelf({ shortest, longest });
        }}
      >
        <Label className={styles.menuHead}>Length</Label>
        <Radio value="any" className={styles.radio!}>
          Any
        </Radio>
        {lengths.map(({ id, name }) => (
          <Radio key={id} value={id} className={styles.radio!}>
            {name}
          </Radio>
        ))}
      </RadioGroup>
      {isFiltered(filters) && (
        <footer className={styles.choicesFoot}>
          <TextButton kind="quiet" onPress={clearFilters}>
            Clear all filters
          </TextButton>
        </footer>
      )}
    </>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** A day of publication; the browser's own field, which knows the reader's calendar. */
function Day({ label, value, onChange }: DayProps): JSX.Element {
  return (
    <label className={styles.day}>
      <span className={styles.menuHead}>{label}</span>
      <input
        type="date"
        value={value ?? ''}
        max="9999-12-31"
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
    </label>
  );
}
