import type { JSX } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { ExportTemplate } from '#contract';
import { TextButton } from '../ui/TextButton';
import { aboutFormat, type Format } from './formats';
import type { Remembered } from './settings';
import { TemplateChoice } from './TemplateChoice';
import styles from './export.module.css';

interface Props {
  format: Format;
  settings: Remembered;
  templates: readonly ExportTemplate[];
  change: (changed: Partial<Remembered>) => void;
  /** Whether there is more than one article. */
  several: boolean;
  /** Lets the reader write templates, beginning with this one. */
  onTemplates: (id: string | null) => void;
}

const styleNames: [Remembered['style'], string][] = [
  ['apa', 'APA'],
  ['vancouver', 'Vancouver'],
  ['harvard1', 'Harvard'],
];
const layouts: [Remembered['layout'], string][] = [
  ['separate', 'A file for each article'],
  ['single', 'One file'],
];

/** What the format is good for, and what can be chosen of it. */
export function FormatOptions({
  format,
  settings,
  templates,
  change,
  several,
  onTemplates,
}: Props): JSX.Element {
  const own = templates.find(({ id }) => id === settings.templateId)?.template;
  /** Whether the Markdown that is chosen asks for an option. */
  const uses = (option: string): boolean =>
    format === 'markdown' && (own === undefined ? settings.preset === 'obsidian' : own.includes(option));
  const cites = format === 'citations' || (format === 'markdown' && own?.includes('citation'));
  const { name, about, files } = aboutFormat(format);
  return (
    <div className={styles.options}>
      <p className={styles.about}>
        <b>{name}</b> {about}
      </p>
      <div className={styles.row}>
        {format === 'markdown' && (
          <TemplateChoice
            preset={settings.preset}
            own={own === undefined ? null : settings.templateId}
            {...{ templates, change }}
          />
        )}
        {format === 'markdown' && (
          <TextButton
            kind="quiet"
            onPress={() => onTemplates(own === undefined ? null : settings.templateId)}
          >
            Edit templates…
          </TextButton>
        )}
        {cites && (
          <Choice label="Style" of={styleNames} value={settings.style} set={(style) => change({ style })} />
        )}
        {several && files === 'either' && (
          <Choice label="Files" of={layouts} value={settings.layout} set={(layout) => change({ layout })} />
        )}
        {uses('callouts') && (
          <Check label="Callouts" on={settings.callouts} set={(callouts) => change({ callouts })} />
        )}
        {uses('wiki_links') && (
          <Check label="Wiki links" on={settings.wikiLinks} set={(wikiLinks) => change({ wikiLinks })} />
        )}
        {aboutFormat(format).shown === 'page' && (
          <Check label="With the whole text" on={settings.text} set={(text) => change({ text })} />
        )}
      </div>
    </div>
  );
}

export function Choice<T extends string>(props: {
  label: string;
  of: readonly (readonly [T, string])[];
  value: T;
  set: (value: T) => void;
}): JSX.Element {
  const { label, of, value, set } = props;
  return (
    <RadioGroup className={styles.segments!} value={value} onChange={(next) => set(next as T)}>
      <Label className="visually-hidden">{label}</Label>
      {of.map(([one, name]) => (
        <Radio key={one} value={one} className={styles.segment!}>
          {name}
        </Radio>
      ))}
    </RadioGroup>
  );
}

function Check(props: { label: string; on: boolean; set: (on: boolean) => void }): JSX.Element {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={props.on} onChange={(event) => props.set(event.target.checked)} />
      {props.label}
    </label>
  );
}
