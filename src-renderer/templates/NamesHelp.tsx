import { useRef, useState, type JSX } from 'react';
import {
  Collection,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components';
import { templateFilters, templateVariables, type TemplateName } from '#contract/templating';
import styles from './names.module.css';

const starting = (...starts: string[]): TemplateName[] =>
  templateVariables.filter(({ name }) =>
    starts.some((start) => name === start || name.startsWith(`${start}.`)),
  );

const groups = [
  { title: 'Of the article', names: starting('article') },
  { title: 'Of all highlights', names: starting('notes', 'tags') },
  { title: 'Of each highlight', about: '{% for note in notes %}', names: starting('note') },
  { title: 'Of each link of it', about: '{% for link in note.links %}', names: starting('link') },
  { title: 'What was chosen for this export', names: starting('options') },
  { title: 'Filters', about: '{{ note.quote | quote }}', names: templateFilters },
];
const isFilter = new Set(templateFilters.map(({ name }) => `filter ${name}`));
const keyOf = (name: string, filters: boolean): string => (filters ? `filter ${name}` : name);
const byKey = new Map(
  groups.flatMap(({ names }) => names.map((one) => [keyOf(one.name, names === templateFilters), one])),
);

interface Props {
  /** Whether names can be put into a template now. */
  canInsert: boolean;
  onInsert: (name: TemplateName, kind: 'variable' | 'filter') => void;
}

/** Everything that a template can name, searched by its words; Enter or a click puts it at the caret. */
export function NamesHelp({ canInsert, onInsert }: Props): JSX.Element {
  const { contains } = useFilter({ sensitivity: 'base' });
  const [wanted, setWanted] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const words = wanted.trim().split(/\s+/);
  const found = groups.flatMap(({ names, ...group }) => {
    const items = names
      .filter(({ name, about }) => words.every((word) => contains(`${name} ${about}`, word)))
      .map((one) => ({ ...one, id: keyOf(one.name, names === templateFilters) }));
    return items.length === 0 ? [] : [{ ...group, items }];
  });
  const insert = (key: string): void => {
    const name = byKey.get(key);
    if (name && canInsert) onInsert(name, isFilter.has(key) ? 'filter' : 'variable');
  };
  return (
    <section className={styles.help} aria-labelledby="template-names">
      <h3 id="template-names">Variables and filters</h3>
      <SearchField
        className={styles.search!}
        value={wanted}
        onChange={setWanted}
        onKeyDown={(event) => {
          const first = found[0]?.items[0];
          if (event.key === 'Enter' && first && wanted.trim() !== '') insert(first.id);
          else if (event.key === 'ArrowDown')
            list.current?.querySelector<HTMLElement>('[role="option"]')?.focus();
          else return event.continuePropagation();
          event.preventDefault();
        }}
      >
        <Label className="visually-hidden">Find a variable or filter</Label>
        <Input placeholder="Find" />
      </SearchField>
      <ListBox
        ref={list}
        aria-label="Variables and filters"
        className={styles.names!}
        onAction={(key) => insert(String(key))}
        renderEmptyState={() => <p className={styles.none}>No such name.</p>}
      >
        {found.map(({ title, about, items }) => (
          <ListBoxSection key={title} id={title}>
            <Header className={styles.group}>
              {title}
              {about && <code>{about}</code>}
            </Header>
            <Collection items={items}>
              {({ id, name, about: says }) => (
                <ListBoxItem id={id} textValue={name} className={styles.name!}>
                  <Text slot="label">
                    <code>{name}</code>
                  </Text>
                  <Text slot="description">{says}</Text>
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        ))}
      </ListBox>
    </section>
  );
}
