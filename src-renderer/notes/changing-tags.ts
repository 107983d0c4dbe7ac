import { notesWith } from '../changing-everywhere';
import { changeEach, notes } from '../changing-many';

/**
 * Gives a tag another name on every note that has it; a name that is in use makes one tag of both. What other tags a note
 * has is left alone, also those that another window adds meanwhile.
 */
export async function renameTag(tag: string, to: string): Promise<void> {
  const refs = await notesWith({ tags: [tag] });
  const change = { tags: [to], was: { tags: [tag] } };
  await changeEach(refs, change, 'rename tag', (count) => `“${tag}” is “${to}” now on ${notes(count)}`);
}

/** Takes a tag off every note; the notes stay. */
export async function deleteTag(tag: string): Promise<void> {
  const refs = await notesWith({ tags: [tag] });
  const change = { tags: [], was: { tags: [tag] } };
  await changeEach(refs, change, 'delete tag', (count) => `“${tag}” was taken off ${notes(count)}`);
}
