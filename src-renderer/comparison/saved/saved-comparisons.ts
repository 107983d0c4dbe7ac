import { create } from 'zustand';
import { call } from '../../api';
import { changeComparison, changeComparisonOf, storeView } from '../../changing-comparison';
import { heldComparison, setComparingView, useComparing } from '../../comparing';
import { announce } from '../../announce';
import { preferences } from '../../preferences';
import { showSide } from '../../sides';
import { summariesOf } from '../../summaries';
import { say, sayError } from '../../toasts';
import { mostPanes, openDialog, openExport, openTogether, useWorkspace } from '../../workspace';

interface Saving {
  /** Whether the name of the comparison of the open articles is being written. */
  naming: boolean;
  /** The comparison whose name is being written in the list. */
  renaming: string | null;
  /** The comparison whose note is being written. */
  writing: string | null;
}

export const useSaving = create<Saving>(() => ({ naming: false, renaming: null, writing: null }));

// What is being written on articles that are closed is not gone on with, uncalled for, when others are opened.
useWorkspace.subscribe(({ panes }, before) => {
  const { naming, writing } = useSaving.getState();
  if (panes !== before.panes && (naming || writing !== null))
    useSaving.setState({ naming: false, writing: null });
});

/** Lets the reader write the name of the comparison of the open articles; a nameless one becomes one of the library by it. */
export const startNaming = (): void => useSaving.setState({ naming: true });
export const endNaming = (): void => useSaving.setState({ naming: false });

/** Gives the comparison of the open articles a name, saving it when it was not; without one it gets that of its articles. */
export async function saveAs(name: string): Promise<void> {
  const wanted = name.trim();
  const held = heldComparison();
  endNaming();
  if (held && (!wanted || held.name === wanted)) return;
  const stored = await changeComparison(
    held ? 'rename comparison' : 'save comparison',
    wanted ? { name: wanted } : {},
  );
  if (stored) announce(held ? `Renamed to ${wanted}` : `Saved as ${heldComparison()?.name ?? wanted}`);
}

/** Lets the reader write the note on the comparison of the open articles; the first one saves it. */
export async function writeComparisonNote(): Promise<void> {
  if (!heldComparison() && !(await changeComparison('save comparison', {}))) return;
  showSide('notebook');
  storeView({ panel: 'overview' });
  useSaving.setState({ writing: heldComparison()?.id ?? null });
}

const counted = (count: number): string => (count === 1 ? 'One article' : `${count} articles`);

/** Lays the articles of a comparison side by side as they stood, with what was marked and shown then. */
export async function openComparison(id: string): Promise<void> {
  try {
    const comparison = await call('getComparison', { id });
    const there = new Set((await summariesOf(comparison.articles)).map((article) => article.id));
    const left = comparison.articles.filter((article) => there.has(article));
    const missing = comparison.articles.length - left.length;
    const toTrash = { label: 'Trash', run: () => openDialog('trash') };
    if (left.length === 0) {
      return say(`The articles of “${comparison.name}” are not in the library.`, toTrash);
    }
    openTogether(left);
    setComparingView(comparison.view);
    // What the side shows is part of how it was, whether or not there is little room.
    if (preferences().notebookOpen && comparison.view.panel !== 'notes') showSide('notebook');
    useComparing.setState({ chosen: id, active: null, hovered: null, why: null, frozen: [] });
    if (missing > 0)
      say(
        `${counted(missing)} of this comparison ${missing === 1 ? 'is' : 'are'} not in the library.`,
        toTrash,
      );
    else if (left.length > mostPanes)
      say(`At most ${mostPanes} articles lie side by side; the others wait in the library.`);
    else announce(`Opened ${comparison.name}`);
  } catch (error) {
    sayError(error);
  }
}

export const renameComparison = async (id: string, name: string): Promise<void> => {
  useSaving.setState({ renaming: null });
  if (name.trim()) await changeComparisonOf(id, 'rename comparison', { name: name.trim() });
};

/** Moves a comparison to the trash; its articles stay. */
export async function deleteComparison(id: string, name: string): Promise<void> {
  const short = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  await changeComparisonOf(id, 'delete comparison', { deleted: true }, `“${short}” is in the trash`);
}

/** Lets the reader export a comparison: of the open articles, or another one of the library. */
export function exportComparison(of: { id: string; articles: readonly string[] } | null): void {
  const comparison = of?.id ?? heldComparison()?.id ?? null;
  openExport({ kind: 'comparison', articles: of?.articles ?? useWorkspace.getState().panes, comparison });
}
