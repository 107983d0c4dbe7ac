import type { JSX } from 'react';
import type { ExportFolder, ExportTemplate, Output } from '#contract';
import { TextButton } from '../ui/TextButton';
import { Choice } from './Choice';
import { FolderChoice } from './FolderChoice';
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
  /** Where folders can be written into, and the one that is; null where that cannot be. */
  folders: Output<'listExportFolders'> | null;
  folder: ExportFolder | null;
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
export function FormatOptions(props: Props): JSX.Element {
  const { format, settings, templates, change, several, folders, folder, onTemplates } = props;
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
        {several && files === 'either' && !folder && (
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
      {folders && (
        <div className={styles.row}>
          <FolderChoice known={folders} folder={folder} set={(folder) => change({ folder })} />
        </div>
      )}
    </div>
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
