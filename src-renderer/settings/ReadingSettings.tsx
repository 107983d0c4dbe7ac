import { Minus, Plus } from 'lucide-react';
import type { JSX } from 'react';
import { Button, Group, Input, Label, NumberField, Radio, RadioGroup, Switch } from 'react-aria-components';
import type { Preferences } from '#contract';
import { changePreferences, usePreferences } from '../preferences';
import { TextButton } from '../ui/TextButton';
import { openDialog } from '../workspace';
import styles from './settings.module.css';

const themes: [Preferences['theme'], string][] = [
  ['system', 'System'],
  ['light', 'Light'],
  ['sepia', 'Sepia'],
  ['dark', 'Dark'],
];

const books: [Preferences['books'], string][] = [
  ['ask', 'Ask'],
  ['whole', 'One article'],
  ['chapters', 'By chapter'],
];

const changedFiles: [Preferences['changedFiles'], string][] = [
  ['update', 'New version'],
  ['separate', 'Another article'],
];

/** How the page looks: theme, letters and lines. Everything takes effect at once. */
export default function ReadingSettings(): JSX.Element {
  const now = usePreferences();
  return (
    <div className={styles.settings}>
      <RadioGroup
        className={styles.choice!}
        value={now.theme}
        onChange={(theme) => changePreferences({ theme: theme as Preferences['theme'] })}
      >
        <Label>Theme</Label>
        <div className={styles.options}>
          {themes.map(([value, name]) => (
            <Radio key={value} value={value} className={styles.option!} data-theme-sample={value}>
              {name}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <RadioGroup
        className={styles.choice!}
        value={now.typeface}
        onChange={(typeface) => changePreferences({ typeface: typeface as Preferences['typeface'] })}
      >
        <Label>Typeface</Label>
        <div className={styles.options}>
          <Radio value="serif" className={styles.option!}>
            <span className={styles.serif}>Serif</span>
          </Radio>
          <Radio value="sans" className={styles.option!}>
            Sans
          </Radio>
        </div>
      </RadioGroup>
      <Stepper
        label="Size"
        value={now.textSize}
        min={13}
        max={32}
        step={1}
        set={(textSize) => changePreferences({ textSize })}
      />
      <Stepper
        label="Line length"
        value={now.lineLength}
        min={40}
        max={100}
        step={2}
        set={(lineLength) => changePreferences({ lineLength })}
      />
      <Stepper
        label="Line spacing"
        value={now.lineSpacing}
        min={1.2}
        max={2.2}
        step={0.05}
        set={(lineSpacing) => changePreferences({ lineSpacing: Math.round(lineSpacing * 100) / 100 })}
      />
      <Toggle label="Hyphenate" on={now.hyphenate} set={(hyphenate) => changePreferences({ hyphenate })} />
      <Toggle label="Justify" on={now.justify} set={(justify) => changePreferences({ justify })} />
      <Toggle
        label="Select whole words"
        on={now.snapToWords}
        set={(snapToWords) => changePreferences({ snapToWords })}
      />
      <Toggle
        label="Caret browsing"
        on={now.caretBrowsing}
        set={(caretBrowsing) => changePreferences({ caretBrowsing })}
      />
      <Toggle
        label="Single-letter keys"
        on={now.letterKeys}
        set={(letterKeys) => changePreferences({ letterKeys })}
      />
      <Toggle
        label="Highlights as elements, for screen readers"
        on={now.markElements}
        set={(markElements) => changePreferences({ markElements })}
      />
      <Choice
        label="Imported books"
        of={books}
        value={now.books}
        set={(books) => changePreferences({ books })}
      />
      <Choice
        label="A changed file of an article becomes"
        of={changedFiles}
        value={now.changedFiles}
        set={(changedFiles) => changePreferences({ changedFiles })}
      />
      <TextButton onPress={() => openDialog('categories')}>Categories of highlights…</TextButton>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  of: readonly [T, string][];
  value: T;
  set: (value: T) => void;
}

function Choice<T extends string>({ label, of, value, set }: ChoiceProps<T>): JSX.Element {
  return (
    <RadioGroup className={styles.choice!} value={value} onChange={(chosen) => set(chosen as T)}>
      <Label>{label}</Label>
      <div className={styles.options}>
        {of.map(([one, name]) => (
          <Radio key={one} value={one} className={styles.option!}>
            {name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

interface StepperProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  set: (value: number) => void;
}

function Stepper({ label, value, min, max, step, set }: StepperProps): JSX.Element {
  return (
    <NumberField
      className={styles.row!}
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      formatOptions={{ maximumFractionDigits: 2 }}
      onChange={(next) => Number.isFinite(next) && set(next)}
    >
      <Label>{label}</Label>
      <Group className={styles.stepper!}>
        <Button slot="decrement">
          <Minus size={14} aria-hidden />
        </Button>
        <Input />
        <Button slot="increment">
          <Plus size={14} aria-hidden />
        </Button>
      </Group>
    </NumberField>
  );
}

function Toggle({ label, on, set }: { label: string; on: boolean; set: (on: boolean) => void }): JSX.Element {
  return (
    <Switch isSelected={on} onChange={set} className={styles.row!}>
      <span>{label}</span>
      <span className={styles.switch} aria-hidden />
    </Switch>
  );
}
