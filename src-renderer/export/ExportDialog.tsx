import { useEffect, useState, type JSX } from 'react';
import { changePreferences, preferences } from '../preferences';
import { Sheet } from '../ui/Sheet';
import { closeDialog, openTemplates } from '../workspace';
import { ArticlesExport } from './ArticlesExport';
import { ChoiceRail } from './ChoiceRail';
import { ComparisonExport } from './ComparisonExport';
import { comparisonFormats, type Format } from './formats';
import { useOffered } from './scopes';
import type { Remembered } from './settings';
import styles from './export.module.css';

/** What was chosen when the reader left for the templates, to come back to. */
let left: string | null = null;

/** What is exported, as what, and what will be written, before it is written. */
export default function ExportDialog(): JSX.Element {
  const { offered, meant } = useOffered();
  const [chosen, choose] = useState<string | null>(left);
  const [settings, setSettings] = useState<Remembered>(() => preferences().exporting);
  useEffect(() => {
    left = null;
  }, []);
  const editTemplates = (id: string | null): void => {
    left = chosen;
    openTemplates(id);
  };
  const of = offered.find(({ key }) => key === (chosen ?? meant)) ?? offered[0];
  const change = (changed: Partial<Remembered>): void => {
    const next = { ...settings, ...changed };
    setSettings(next);
    changePreferences({ exporting: next });
  };
  const wanted: Format = settings.print ? 'print' : settings.format;
  const isComparison = of?.comparison !== undefined;
  const format = isComparison && !comparisonFormats.includes(wanted) ? 'markdown' : wanted;

  return (
    <Sheet title="Export" onClose={closeDialog} wide="more">
      {of ? (
        <div className={styles.columns}>
          <ChoiceRail
            {...{ offered, chosen: of.key, format }}
            formats={isComparison ? comparisonFormats : null}
            onChoose={choose}
            onFormat={(next) => change(next === 'print' ? { print: true } : { print: false, format: next })}
          />
          {of.comparison ? (
            <ComparisonExport key={of.key} of={of.comparison} format={format} />
          ) : (
            <ArticlesExport
              key={of.key}
              of={of}
              {...{ format, settings, change }}
              onTemplates={editTemplates}
            />
          )}
        </div>
      ) : (
        <p className={styles.said}>The library is empty: there is nothing to export yet.</p>
      )}
    </Sheet>
  );
}
