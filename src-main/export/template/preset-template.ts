import type { MarkdownPreset } from '#contract';
import { presets } from './presets';
import { readTemplate, type Template } from './template';

const read = new Map<MarkdownPreset, Template>();

/** A preset that has been read: once is enough. */
export function presetTemplate(preset: MarkdownPreset): Template {
  const known = read.get(preset) ?? readTemplate(presets[preset]);
  read.set(preset, known);
  return known;
}
