import type { JSX } from 'react';
import { TextButton } from '../ui/TextButton';
import { SourceField } from './SourceField';
import styles from './templates.module.css';

interface Props {
  name: string;
  template: string;
  onBegin: () => void;
}

/** A template that comes with the program: it can be read, and begun with. */
export function PresetView({ name, template, onBegin }: Props): JSX.Element {
  return (
    <section className={styles.editor} aria-label={name}>
      <header className={styles.bar}>
        <h3>{name}</h3>
        <span className={styles.remark}>comes with Synoptic and stays as it is</span>
        <TextButton kind="primary" changes onPress={onBegin}>
          Begin with this
        </TextButton>
      </header>
      <SourceField label={`Text of ${name}`} value={template} problem={null} readOnly />
    </section>
  );
}
