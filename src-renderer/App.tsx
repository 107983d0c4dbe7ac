import { useEffect, type JSX, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { ArticleRow, LibraryRows } from '#contract';
import { useAnnouncement } from './announce';
import { onEvent } from './api';
import styles from './App.module.css';
import { useCommandKeys } from './commands/use-command-keys';
import { ClaimGrid, GridBelow } from './comparison/grid/ClaimGrid';
import { useComparingView } from './comparing';
import { Overview } from './comparison/overview/Overview';
import { ComparisonList } from './comparison/saved/ComparisonList';
import { ComparisonName } from './comparison/saved/ComparisonName';
import { ComparisonNote } from './comparison/saved/ComparisonNote';
import { Side } from './comparison/side/Side';
import { ComparisonBar } from './comparison/bar/ComparisonBar';
import { Marks } from './comparison/marks/Marks';
import { PinStrip } from './comparison/marks/PinStrip';
import { ConnectionNotice } from './ConnectionNotice';
import { Dialogs } from './Dialogs';
import { watchBringing } from './library/bringing/bringing';
import { BringStatus } from './library/bringing/BringStatus';
import { DropTarget } from './library/DropTarget';
import { watchAddresses } from './following-addresses';
import { showRunning, takeLaunched, useImports, watchImports } from './library/import-queue';
import { ImportStatus } from './library/ImportStatus';
import { LibraryPanel } from './library/LibraryPanel';
import { Welcome } from './library/Welcome';
import { Notebook } from './notes/Notebook';
import { changePreferences, preferences, usePreferences } from './preferences';
import { watchPrinting } from './print-look';
import type { OpenArticle } from './reader/open-articles';
import { Reader } from './reader/Reader';
import { Flash } from './comparison/seam/Flash';
import { LinkedScrolling } from './comparison/seam/LinkedScrolling';
import { Seam } from './comparison/seam/Seam';
import { FreezeButton, LinkToggle } from './comparison/seam/toggles';
import { watchDuplicates } from './library/finding-duplicates';
import { watchExporting } from './exporting';
import { watchPacking } from './packing';
import { keepFocus } from './regions';
import { FindBar } from './search/FindBar';
import { HitMarks } from './search/HitMarks';
import { Hits } from './search/Hits';
import { PanelSearch } from './search/PanelSearch';
import { readStatus } from './notices';
import { searchFor } from './search/go-to-search';
import { SearchLine } from './search/SearchLine';
import { Snippets } from './search/Snippets';
import { WideResults } from './search/WideResults';
import { useAppearance } from './settings/use-appearance';
import { useLibraryTotal, useSummaries } from './summaries';
import { useSideShown } from './sides';
import { StandingLine } from './StandingLine';
import { TopBar } from './TopBar';
import { Toasts } from './ui/Toasts';
import { useWorkspace } from './workspace';

const seamBetween = (left: string, right: string): JSX.Element => <Seam left={left} right={right} />;
const marksOver = (shown: OpenArticle): JSX.Element => (
  <>
    <Marks shown={shown} />
    <Flash shown={shown} />
    <HitMarks shown={shown} />
  </>
);
const searched = (answer: LibraryRows): JSX.Element => <SearchLine answer={answer} />;
const snippets = (row: ArticleRow): JSX.Element => <Snippets row={row} />;
const paneTools = (article: string): JSX.Element => <FreezeButton article={article} />;

export function App(): JSX.Element {
  const { panelWidths, notebook } = usePreferences();
  const libraryShown = useSideShown('library');
  const notebookShown = useSideShown('notebook');
  const total = useLibraryTotal();
  const paneCount = useWorkspace((workspace) => workspace.panes.length);
  const open = paneCount > 0;
  const importing = useImports((imports) => imports.current !== null);
  const { gridBelow } = useComparingView();
  const wide = useWorkspace((workspace) => workspace.notebookWide);
  const results = useWorkspace((workspace) => workspace.resultsWide);
  useAppearance();
  useCommandKeys();
  useTitle();
  useEffect(() => {
    void takeLaunched();
    void readStatus().then(({ launching }) => {
      if (launching.length) showRunning(launching.join(', '));
    });
    const stops = [
      onEvent('launched', () => void takeLaunched()),
      onEvent('noticed', () => void readStatus()),
      watchImports(),
      watchAddresses(),
      watchBringing(),
      watchPacking(),
      watchExporting(),
      watchPrinting(),
      watchDuplicates(),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  useEffect(() => keepFocus(document.body), []);

  return (
    <div className={styles.app}>
      <TopBar />
      <StandingLine />
      <Group
        orientation="horizontal"
        className={styles.columns}
        id="columns"
        onLayoutChanged={(layout, { isUserInteraction }) => {
          if (isUserInteraction) rememberWidths(layout);
        }}
      >
        {libraryShown && (
          <>
            <Panel
              id="library"
              defaultSize={panelWidths.library}
              minSize={200}
              maxSize={480}
              groupResizeBehavior="preserve-pixel-size"
            >
              <LibraryPanel
                search={<PanelSearch />}
                searched={searched}
                snippets={snippets}
                comparisons={(words) => <ComparisonList words={words} />}
              />
            </Panel>
            <Separator className={styles.edge} aria-label="Width of the library" />
          </>
        )}
        <Panel id="reader" minSize={Math.max(320, paneCount * 250 - 30)}>
          {results ? (
            <WideResults />
          ) : wide ? (
            <Notebook wide />
          ) : open ? (
            <Reading below={gridBelow && paneCount > 1 ? <ClaimGrid below /> : null} />
          ) : (
            <Welcome empty={!total || importing} />
          )}
        </Panel>
        {notebookShown && !wide && !results && (open || notebook.scope !== 'open') && (
          <>
            <Separator className={styles.edge} aria-label="Width of the notebook" />
            <Panel
              id="notebook"
              defaultSize={panelWidths.notebook}
              minSize={220}
              maxSize={560}
              groupResizeBehavior="preserve-pixel-size"
            >
              {paneCount > 1 ? (
                <Side
                  notes={<Notebook inTab />}
                  overview={<Overview note={<ComparisonNote />} />}
                  grid={gridBelow ? <GridBelow /> : <ClaimGrid />}
                />
              ) : (
                <Notebook />
              )}
            </Panel>
          </>
        )}
      </Group>
      <Hits />
      <ConnectionNotice />
      <ImportStatus />
      <BringStatus />
      <Toasts />
      <DropTarget />
      <Dialogs />
      <Announcements />
    </div>
  );
}

/** The articles, and below them what needs their whole width. */
function Reading({ below }: { below: ReactNode }): JSX.Element {
  return (
    <Group orientation="vertical" id="reading">
      <Panel id="articles" minSize={160}>
        <Reader
          seam={seamBetween}
          paneTools={paneTools}
          overlay={marksOver}
          above={<ComparisonBar name={<ComparisonName />} tools={<LinkToggle />} />}
          below={
            <>
              <PinStrip />
              <FindBar onLibrary={searchFor} />
            </>
          }
        />
        <LinkedScrolling />
      </Panel>
      {below && (
        <>
          <Separator className={styles.lowerEdge} aria-label="Height of the claim grid" />
          <Panel id="below" defaultSize="46%" minSize={120}>
            {below}
          </Panel>
        </>
      )}
    </Group>
  );
}

/** Percentages of the window become pixels, so that a panel keeps its width in another window. */
function rememberWidths(layout: Record<string, number>): void {
  const { panelWidths } = preferences();
  const pixels = (share: number | undefined, before: number): number =>
    share === undefined ? before : Math.round((share / 100) * window.innerWidth);
  changePreferences({
    panelWidths: {
      library: pixels(layout.library, panelWidths.library),
      notebook: pixels(layout.notebook, panelWidths.notebook),
    },
  });
}

/** The window is named after the article in front. */
function useTitle(): void {
  const id = useWorkspace((workspace) => workspace.panes[workspace.focused]);
  const summaries = useSummaries(id === undefined ? [] : [id]);
  const title = id === undefined ? undefined : summaries?.get(id)?.title;
  useEffect(() => {
    document.title = title ? `${title} — Synoptic` : 'Synoptic';
  }, [title]);
}

function Announcements(): JSX.Element {
  const { text, count } = useAnnouncement();
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <span key={count}>{text}</span>
    </div>
  );
}
