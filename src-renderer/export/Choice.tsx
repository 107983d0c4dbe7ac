import type { JSX } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './export.module.css';

/** One of a few, side by side. */
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
