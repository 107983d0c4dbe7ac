import type { JSX } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { aboutFormat, formatGroups, type Format } from './formats';
import type { Offered } from './scopes';
import styles from './export.module.css';

interface Props {
  offered: readonly Offered[];
  chosen: string;
  onChoose: (key: string) => void;
  format: Format;
  /** The only ones that there are here, or null for all. */
  formats: readonly Format[] | null;
  onFormat: (format: Format) => void;
}

/** What, and as what. */
export function ChoiceRail({ offered, chosen, onChoose, format, formats, onFormat }: Props): JSX.Element {
  const groups = formats
    ? [{ heading: null, formats }]
    : formatGroups.filter((group) => group.formats.length > 0);
  return (
    <div className={styles.rail}>
      <RadioGroup className={styles.choices!} value={chosen} onChange={onChoose}>
        <Label className={styles.label}>What</Label>
        {offered.map(({ key, name, count, detail }) => (
          <Radio key={key} value={key} className={styles.choice!}>
            <span className={styles.name}>{name}</span>
            <span className={styles.count}>{count}</span>
            {detail !== undefined && (
              <bdi className={styles.detail} title={detail}>
                {detail}
              </bdi>
            )}
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup className={styles.choices!} value={format} onChange={(value) => onFormat(value as Format)}>
        <Label className={styles.label}>As</Label>
        {groups.map((group) => (
          <div key={group.heading ?? ''} className={styles.choices}>
            {group.heading !== null && <span className={styles.heading}>{group.heading}</span>}
            {group.formats.map((one) => (
              <Radio key={one} value={one} className={styles.choice!}>
                <span className={styles.name}>{aboutFormat(one).name}</span>
              </Radio>
            ))}
          </div>
        ))}
      </RadioGroup>
    </div>
  );
}
