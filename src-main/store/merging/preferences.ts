import { isDeepStrictEqual } from 'node:util';
import type { PreferencesFile } from '../formats';

/** Ours, as each computer may be set up in its own way; but no category is missing that notes may have. */
export function mergePreferences(ours: PreferencesFile, theirs: PreferencesFile): PreferencesFile {
  const known = new Set(ours.preferences.categories.map(({ id }) => id));
  const more = theirs.preferences.categories.filter(({ id }) => !known.has(id));
  if (more.length === 0) return ours;
  const categories = [...ours.preferences.categories, ...more];
  const merged = { ...ours, preferences: { ...ours.preferences, categories } };
  return isDeepStrictEqual(merged, ours) ? ours : merged;
}
