import { Preferences, type PreferencesChange } from '#contract';
import type { Backups } from './backups';
import type { Disk } from './disk';
import { openDocument } from './document';
import { durableJson } from './durable-json';
import { formats, type PreferencesFile } from './formats';
import type { Journal } from './journal/journal';

export interface PreferencesStore {
  get: () => Preferences;
  /** Sets the fields that are given. @throws AppError `storage` */
  set: (change: PreferencesChange) => Promise<Preferences>;
  /** Takes over what something else has written into the file. @returns whether that was anything new */
  refresh: () => Promise<boolean>;
  close: () => Promise<void>;
}

export async function openPreferences(options: {
  disk: Disk;
  path: string;
  backups: Backups;
  journal: Journal | null;
  now: () => Date;
  notice: (sentence: string) => void;
}): Promise<PreferencesStore> {
  const initial = (): PreferencesFile => ({ formatVersion: 1, preferences: Preferences.parse({}) });
  const adapter = durableJson({
    ...options,
    format: formats.preferences,
    rebuild: async () => initial(),
    unread: initial,
  });
  const document = await openDocument(adapter, initial(), 'Your preferences could not be saved', true, true);

  return {
    get: () => document.data.preferences,
    set: async (change) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      await document.update((file) => ({ ...file, preferences: { ...file.preferences, ...given } }));
      return document.data.preferences;
    },
    refresh: document.refresh,
    close: document.close,
  };
}
