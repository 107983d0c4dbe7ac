import { FileUp, Plus } from 'lucide-react';
import type { JSX } from 'react';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import type { ExportTemplate, MarkdownPreset } from '#contract';
import { IconButton } from '../ui/IconButton';
import styles from './templates.module.css';

export const presetNames: Record<MarkdownPreset, string> = {
  plain: 'Plain',
  obsidian: 'Obsidian',
  logseq: 'Logseq',
};

interface Props {
  own: readonly ExportTemplate[];
  presets: readonly MarkdownPreset[];
  /** The id of a template, or the name of a preset. */
  chosen: string;
  onChoose: (key: string) => void;
  onNew: () => void;
  onBring: () => void;
  onDelete: (template: ExportTemplate) => void;
}

/** The reader's own templates and those that come with the program. */
export function TemplateList({
  own,
  presets,
  chosen,
  onChoose,
  onNew,
  onBring,
  onDelete,
}: Props): JSX.Element {
  return (
    <section className={styles.list} aria-labelledby="own-templates">
      <header className={styles.bar}>
        <h3 id="own-templates">Your templates</h3>
        <IconButton icon={FileUp} label="Take a template from a file" small changes onPress={onBring} />
        <IconButton icon={Plus} label="New template" small changes onPress={onNew} />
      </header>
      {own.length === 0 && (
        <p className={styles.none}>None yet. Begin with one of these, or with an empty one.</p>
      )}
      {/* Delete is a short way; there is a button, too. */}
      <div
        role="presentation"
        className={styles.templates}
        onKeyDown={(event) => {
          const found = own.find(({ id }) => id === chosen);
          if (event.key === 'Delete' && found) onDelete(found);
        }}
      >
        <ListBox
          aria-label="Templates"
          className={styles.rows!}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[chosen]}
          onSelectionChange={(keys) => {
            const [key] = [...keys].map(String);
            if (key !== undefined) onChoose(key);
          }}
        >
          {own.length > 0 && (
            <ListBoxSection id="own" aria-label="Your templates">
              <Collection items={own}>
                {({ id, name }) => (
                  <ListBoxItem id={id} textValue={name} className={styles.template!}>
                    <bdi>{name}</bdi>
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
          <ListBoxSection id="presets">
            <Header className={styles.group}>Come with Synoptic</Header>
            <Collection items={presets.map((id) => ({ id }))}>
              {({ id }) => (
                <ListBoxItem id={id} textValue={presetNames[id]} className={styles.template!}>
                  {presetNames[id]}
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        </ListBox>
      </div>
    </section>
  );
}
