import { ChevronDown } from 'lucide-react';
import type { JSX } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import type { ExportFolder, Output } from '#contract';
import { call, holdAnswer, stale } from '../api';
import { sayError } from '../toasts';
import { TextButton } from '../ui/TextButton';
import { Choice } from './Choice';
import styles from './export.module.css';

interface Props {
  known: Output<'listExportFolders'>;
  /** The folder that is written into; null for a file. */
  folder: ExportFolder | null;
  set: (folder: string | null) => void;
}

const targets = [
  ['file', 'As a file'],
  ['folder', 'Into a folder'],
] as const;

/** Where it goes: a file to be saved, or a folder that is kept up to date. */
export function FolderChoice({ known: { folders, canChoose }, folder, set }: Props): JSX.Element {
  const choose = async (): Promise<void> => {
    try {
      const chosen = await call('chooseExportFolder', {});
      if (!chosen) return;
      holdAnswer('listExportFolders', {}, (held) => ({
        ...held,
        folders: [chosen, ...held.folders.filter(({ id }) => id !== chosen.id)],
      }));
      set(chosen.id);
      stale('listExportFolders');
    } catch (error) {
      sayError(error);
    }
  };
  const [first] = folders;
  return (
    <>
      <Choice
        label="Where"
        of={targets}
        value={folder ? 'folder' : 'file'}
        set={(target) => {
          if (target === 'file') set(null);
          else if (first) set(first.id);
          else void choose();
        }}
      />
      {folder && (
        <Select
          className={styles.template!}
          selectedKey={folder.id}
          onSelectionChange={(key) => set(String(key))}
        >
          <Label className="visually-hidden">Folder</Label>
          <Button className={styles.select!}>
            <SelectValue className={styles.value!} />
            <ChevronDown size={14} aria-hidden />
          </Button>
          <Popover className={styles.menu!} placement="bottom start">
            <ListBox className={styles.list!} items={folders}>
              {({ name }) => (
                <ListBoxItem textValue={name} className={styles.item!}>
                  <bdi>{name}</bdi>
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </Select>
      )}
      {folder && canChoose && (
        <TextButton kind="quiet" onPress={() => void choose()}>
          Another folder…
        </TextButton>
      )}
    </>
  );
}
