import type { ExportSettings } from '#contract';

/** How notes of a folder are laid out, as it is remembered: the name of a preset, or a template of the reader's own. */
export function layoutOf({ format, preset, template }: ExportSettings): string {
  if (format !== 'markdown') return '';
  if (template === undefined) return preset;
  return /\.(?:block|uuid)\b/.test(template) ? 'template with block ids' : 'template';
}

const withIds: readonly string[] = ['obsidian', 'logseq', 'template with block ids'];
const presets: Readonly<Record<string, string>> = { plain: 'Plain', obsidian: 'Obsidian', logseq: 'Logseq' };

/**
 * Why a file is left, where how it was exported cannot be mixed with how it would be now: one preset with another, an outline with
 * anything else, block ids with none. A template of one's own often begins as a preset, and goes on from it.
 * @returns null where it may be brought up to date
 */
export function otherLayout(was: string, now: string): string | null {
  if (was === now) return null;
  const [before, after] = [presets[was], presets[now]];
  if (before !== undefined && (after !== undefined || was === 'logseq'))
    return `It was exported with the preset ${before}.`;
  if (now === 'logseq' && was !== '') return 'It was exported with a template of your own.';
  if (withIds.includes(was) && !withIds.includes(now))
    return 'It has block ids that this template does not write.';
  return null;
}
