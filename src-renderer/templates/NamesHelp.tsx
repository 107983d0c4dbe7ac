import type { JSX } from 'react';
import {
  Autocomplete,
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
  return (
    <section className={styles.help} aria-labelledby="template-names">
      <h3 id="template-names">Variables and filters</h3>
      <Autocomplete
        disableAutoFocusFirst={false}
        filter={(text, wanted) =>
          wanted
            .trim()
            .split(/\s+/)
            .every((word) => contains(text, word))
        }
      >
        <SearchField className={styles.search!}>
          <Label className="visually-hidden">Find a variable or filter</Label>
          <Input placeholder="Find" />
        </SearchField>
        <ListBox
          aria-label="Variables and filters"
          className={styles.names!}
          onAction={(key) => {
            const name = byKey.get(String(key));
            if (name && canInsert) onInsert(name, isFilter.has(String(key)) ? 'filter' : 'variable');
          }}
          renderEmptyState={() => <p className={styles.none}>No such name.</p>}
        >
          {groups.map(({ title, about, names }) => (
            <ListBoxSection key={title} id={title}>
              <Header className={styles.group!}>
                {title}
                {about && <code>{about}</code>}
              </Header>
              <Collection
                items={names.map((one) => ({ ...one, id: keyOf(one.name, names === templateFilters) }))}
              >
                {({ id, name, about: says }) => (
                  <ListBoxItem id={id} textValue={`${name} ${says}`} className={styles.name!}>
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
      </Autocomplete>
    </section>
  );
}
