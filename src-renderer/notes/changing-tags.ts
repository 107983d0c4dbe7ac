import { changeEverywhere, notesWith } from '../changing-everywhere';

/**
 * Gives a tag another name on every note that has it; a name that is in use makes one tag of both. What other tags a note
 * has is left alone, also those that another window adds meanwhile.
 */
export async function renameTag(tag: string, to: string): Promise<void> {
  const refs = await notesWith({ tags: [tag] });
  const changes = refs.map((ref) => ({ ...ref, tags: [to], was: { tags: [tag] } }));
  await changeEverywhere(changes, 'rename tag', `“${tag}” is “${to}” now on ${on(refs.length)}`);
}

/** Takes a tag off every note; the notes stay. */
export async function deleteTag(tag: string): Promise<void> {
  const refs = await notesWith({ tags: [tag] });
  const changes = refs.map((ref) => ({ ...ref, tags: [], was: { tags: [tag] } }));
  await changeEverywhere(changes, 'delete tag', `“${tag}” was taken off ${on(refs.length)}`);
}

const on = (count: number): string => `${count.toLocaleString()} ${count === 1 ? 'note' : 'notes'}`;
