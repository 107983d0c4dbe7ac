import { ChevronDown } from 'lucide-react';
import type { JSX } from 'react';
import {
  Button,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import { markdownPresets } from '#contract/export-formats';
import type { ExportTemplate, MarkdownPreset } from '#contract';
import type { Remembered } from './settings';
import styles from './export.module.css';

const names: Record<MarkdownPreset, string> = { plain: 'Plain', obsidian: 'Obsidian', logseq: 'Logseq' };

interface Props {
  preset: MarkdownPreset;
  /** The reader's own template that is chosen instead. */
  own: string | null;
  templates: readonly ExportTemplate[];
  change: (changed: Partial<Remembered>) => void;
}

/** How Markdown is laid out: by a preset or a template of the reader's own. */
export function TemplateChoice({ preset, own, templates, change }: Props): JSX.Element {
  return (
    <Select
      className={styles.template!}
      selectedKey={own ?? preset}
      onSelectionChange={(key) => {
        const found = markdownPresets.find((one) => one === key);
        change(found ? { preset: found, templateId: null } : { templateId: String(key) });
      }}
    >
      <Label className="visually-hidden">Template</Label>
      <Button className={styles.select!}>
        <SelectValue className={styles.value!} />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={styles.menu!} placement="bottom start">
        <ListBox className={styles.list!}>
          <ListBoxSection>
            {templates.length > 0 && <Header className={styles.heading}>Presets</Header>}
            {markdownPresets.map((one) => (
              <ListBoxItem key={one} id={one} className={styles.item!}>
                {names[one]}
              </ListBoxItem>
            ))}
          </ListBoxSection>
          {templates.length > 0 && (
            <ListBoxSection>
              <Header className={styles.heading}>Your templates</Header>
              {templates.map(({ id, name }) => (
                <ListBoxItem key={id} id={id} textValue={name} className={styles.item!}>
                  <bdi>{name}</bdi>
                </ListBoxItem>
              ))}
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
