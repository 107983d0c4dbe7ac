import type { ExportTemplate, Input, Preferences } from '#contract';
import type { Format } from './formats';

/** What was chosen last. */
export type Remembered = Preferences['exporting'];

export type Settings = Input<'startExport'>['settings'];

/** What the main side is told; a template that is not there any more leaves the preset. */
export function settingsOf(
  { templateId, print: _print, folder: _folder, ...settings }: Remembered,
  format: Format,
  templates: readonly ExportTemplate[],
): Settings {
  const template = templates.find(({ id }) => id === templateId)?.template;
  return {
    ...settings,
    format: format === 'print' ? 'html' : format,
    ...(format === 'print' && { layout: 'single' }),
    ...(format === 'markdown' && template !== undefined && { template }),
  };
}
