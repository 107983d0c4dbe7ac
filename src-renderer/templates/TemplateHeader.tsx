import { Copy, Download, Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type JSX } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { ExportTemplate } from '#contract';
import { limits } from '#contract/limits';
import { useRefusal } from '../read-only';
import { IconButton } from '../ui/IconButton';
import { renameTemplate } from './changing-templates';
import styles from './templates.module.css';

interface Props {
  template: ExportTemplate;
  /** Made just now: its name is chosen next. */
  isNew: boolean;
  onDuplicate: () => void;
  onSave: () => void;
  onDelete: () => void;
}

export function TemplateHeader({ template, isNew, onDuplicate, onSave, onDelete }: Props): JSX.Element {
  return (
    <header className={styles.bar}>
      <TemplateName template={template} isNew={isNew} />
      <IconButton icon={Copy} label="Duplicate this template" small changes onPress={onDuplicate} />
      <IconButton icon={Download} label="Save this template as a file" small onPress={onSave} />
      <IconButton icon={Trash2} label="Delete this template" small changes onPress={onDelete} />
    </header>
  );
}

/** A name counts when the field is left or Enter is pressed: one step; Escape goes back to what it was. */
function TemplateName({ template, isNew }: { template: ExportTemplate; isNew: boolean }): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const refusal = useRefusal();
  // Before the next key arrives: what is typed right after it was made is its name.
  useLayoutEffect(() => {
    if (!isNew) return;
    field.current?.focus();
    field.current?.select();
  }, [isNew]);
  const take = (): void => {
    if (typed !== null) void renameTemplate(template, typed);
    setTyped(null);
  };
  return (
    <TextField
      className={styles.name!}
      value={typed ?? template.name}
      maxLength={limits.templateName}
      isReadOnly={refusal !== null}
      onChange={setTyped}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        else if (event.key === 'Escape' && typed !== null) setTyped(null);
        else event.continuePropagation();
      }}
    >
      <Label className="visually-hidden">Name of the template</Label>
      <Input ref={field} dir="auto" />
    </TextField>
  );
}
