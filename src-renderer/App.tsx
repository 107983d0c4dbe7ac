import {
  ALargeSmall,
  BookOpenText,
  Command as CommandIcon,
  FileDown,
  PanelLeft,
  PanelRight,
} from 'lucide-react';
import { lazy, Suspense, useEffect, type JSX, type ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { ArticleRow, LibraryRows, Status } from '#contract';
import { useAnnouncement } from './announce';
import { call, onEvent } from './api';
import styles from './App.module.css';
import { CommandPalette } from './commands/CommandPalette';
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
import { DialogFailed } from './DialogFailed';
import { ErrorBoundary } from './ErrorBoundary';
import { DropTarget } from './library/DropTarget';
import { showRunning, takeLaunched, useImports, watchImports } from './library/import-queue';
import { ImportStatus } from './library/ImportStatus';
import { LibraryPanel } from './library/LibraryPanel';
import { Welcome } from './library/Welcome';
import { Notebook } from './notes/Notebook';
import { changePreferences, preferences, usePreferences } from './preferences';
import type { OpenArticle } from './reader/open-articles';
import { Reader } from './reader/Reader';
import { Flash } from './comparison/seam/Flash';
import { LinkedScrolling } from './comparison/seam/LinkedScrolling';
import { Seam } from './comparison/seam/Seam';
import { FreezeButton, LinkToggle } from './comparison/seam/toggles';
import { watchPacking } from './packing';
import { keepFocus } from './regions';
import { FindBar } from './search/FindBar';
import { HitMarks } from './search/HitMarks';
import { Hits } from './search/Hits';
import { PanelSearch } from './search/PanelSearch';
import { searchFor } from './search/go-to-search';
import { SearchLine } from './search/SearchLine';
import { Snippets } from './search/Snippets';
import { WideResults } from './search/WideResults';
import { useAppearance } from './settings/use-appearance';
import { useLibraryTotal, useSummaries } from './summaries';
import { sayUntilRead } from './toasts';
import { IconButton } from './ui/IconButton';
import { StandingLine } from './StandingLine';
import { Toasts } from './ui/Toasts';
import { closeDialog, openDialog, useWorkspace } from './workspace';

// Not needed for the first paint; fetched when it is done.
const later = {
  help: () => import('./commands/HelpDialog'),
  export: () => import('./export/ExportDialog'),
  exportComparison: () => import('./comparison/saved/ExportComparisonDialog'),
  openComparison: () => import('./comparison/saved/OpenComparisonDialog'),
  reading: () => import('./settings/ReadingSettings'),
  metadata: () => import('./reader/MetadataDialog'),
  changes: () => import('./revision/ChangesDialog'),
  cleanAll: () => import('./revision/CleanAllDialog'),
  links: () => import('./links/LinksDialog'),
  categories: () => import('./settings/CategoriesDialog'),
  tags: () => import('./notes/TagsDialog'),
  trash: () => import('./trash/TrashDialog'),
  backups: () => import('./keeping/BackupsDialog'),
  move: () => import('./keeping/MoveDialog'),
  check: () => import('./checking/CheckDialog'),
  collectionName: () => import('./library/CollectionNameDialog'),
  saveSearch: () => import('./library/SaveSearchDialog'),
  articleTags: () => import('./library/ArticleTagsDialog'),
  duplicates: () => import('./library/DuplicatesDialog'),
};
const CheckDialog = lazy(later.check);
const [HelpDialog, ExportDialog] = [lazy(later.help), lazy(later.export)];
const [ReadingSettings, MetadataDialog] = [lazy(later.reading), lazy(later.metadata)];
const [ChangesDialog, CleanAllDialog] = [lazy(later.changes), lazy(later.cleanAll)];
const [LinksDialog, CategoriesDialog] = [lazy(later.links), lazy(later.categories)];
const [BackupsDialog, MoveDialog] = [lazy(later.backups), lazy(later.move)];
const [TagsDialog, TrashDialog] = [lazy(later.tags), lazy(later.trash)];
const [ExportComparisonDialog, OpenComparisonDialog] = [
  lazy(later.exportComparison),
  lazy(later.openComparison),
];
const [CollectionNameDialog, SaveSearchDialog] = [lazy(later.collectionName), lazy(later.saveSearch)];
const [ArticleTagsDialog, DuplicatesDialog] = [lazy(later.articleTags), lazy(later.duplicates)];

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
  const { libraryOpen, notebookOpen, panelWidths, notebook } = usePreferences();
  const total = useLibraryTotal();
  const paneCount = useWorkspace((workspace) => workspace.panes.length);
  const open = paneCount > 0;
  const focused = useWorkspace((workspace) => workspace.panes[workspace.focused]);
  const importing = useImports((imports) => imports.current !== null);
  const dialog = useWorkspace((workspace) => workspace.dialog);
  const { gridBelow } = useComparingView();
  const wide = useWorkspace((workspace) => workspace.notebookWide);
  const results = useWorkspace((workspace) => workspace.resultsWide);
  useAppearance();
  useCommandKeys();
  useTitle();
  useEffect(() => {
    // A page that is left while they come misses nothing; a dialog that is opened asks for its own once more.
    const idle = requestIdleCallback(() =>
      Object.values(later).forEach((load) => void load().catch(() => {})),
    );
    return () => cancelIdleCallback(idle);
  }, []);
  useEffect(() => {
    void takeLaunched();
    void readStatus().then(({ launching }) => {
      if (launching.length) showRunning(launching.join(', '));
    });
    const stops = [
      onEvent('launched', () => void takeLaunched()),
      onEvent('noticed', () => void readStatus()),
      watchImports(),
      watchPacking(),
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
        {libraryOpen && (
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
        {notebookOpen && !wide && !results && (open || notebook.scope !== 'open') && (
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
      <Toasts />
      <DropTarget />
      {dialog === 'palette' && <CommandPalette />}
      <ErrorBoundary key={dialog} failed={(message) => <DialogFailed message={message} />}>
        <Suspense>
          {dialog === 'help' && <HelpDialog />}
          {dialog === 'export' && <ExportDialog />}
          {dialog === 'export-comparison' && <ExportComparisonDialog />}
          {dialog === 'open-comparison' && <OpenComparisonDialog />}
          {dialog === 'metadata' && open && <MetadataDialog />}
          {dialog === 'changes' && <ChangesDialog />}
          {dialog === 'clean-all' && <CleanAllDialog />}
          {dialog === 'links' && <LinksDialog />}
          {dialog === 'categories' && <CategoriesDialog />}
          {dialog === 'tags' && <TagsDialog />}
          {dialog === 'trash' && <TrashDialog />}
          {dialog === 'move' && <MoveDialog />}
          {dialog === 'backups' && <BackupsDialog article={null} />}
          {dialog === 'article-backups' && focused && <BackupsDialog article={focused} />}
          {dialog === 'check' && <CheckDialog />}
          {dialog === 'collection-name' && <CollectionNameDialog />}
          {dialog === 'save-search' && <SaveSearchDialog />}
          {dialog === 'article-tags' && <ArticleTagsDialog />}
          {dialog === 'duplicates' && <DuplicatesDialog />}
        </Suspense>
      </ErrorBoundary>
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

const told = new Set<string>();

/** Says what the program has to tell about the library, each sentence once. */
async function readStatus(): Promise<Status> {
  const status = await call('getStatus', {});
  for (const notice of status.notices) {
    if (!told.has(notice)) sayUntilRead(notice);
    told.add(notice);
  }
  return status;
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

function TopBar(): JSX.Element {
  const { libraryOpen, notebookOpen } = usePreferences();
  const open = useWorkspace((workspace) => workspace.panes.length > 0);
  const appearance = useWorkspace((workspace) => workspace.dialog === 'appearance');
  return (
    <header className={styles.bar} aria-label="Top bar" data-region="bar">
      <span className={styles.tools}>
        <IconButton
          icon={PanelLeft}
          label="Library"
          command="library.toggle"
          active={libraryOpen}
          onPress={() => changePreferences({ libraryOpen: !libraryOpen })}
        />
        <span className={styles.name}>
          <BookOpenText size={16} strokeWidth={1.75} aria-hidden />
          Synoptic
        </span>
      </span>
      <span className={styles.tools}>
        <IconButton
          icon={CommandIcon}
          label="All commands"
          command="palette"
          onPress={() => openDialog('palette')}
        />
        <DialogTrigger
          isOpen={appearance}
          onOpenChange={(wanted) => (wanted ? openDialog('appearance') : closeDialog())}
        >
          <IconButton icon={ALargeSmall} label="Text and theme" command="read.appearance" />
          <Popover placement="bottom end" className={styles.popover!}>
            <Dialog aria-label="Text and theme" className={styles.settings!}>
              <ErrorBoundary failed={() => <p>This could not be opened. The program may have ended.</p>}>
                <Suspense>
                  <ReadingSettings />
                </Suspense>
              </ErrorBoundary>
            </Dialog>
          </Popover>
        </DialogTrigger>
        <IconButton
          icon={FileDown}
          label="Export to Markdown"
          command="notes.export"
          isDisabled={!open}
          onPress={() => openDialog('export')}
        />
        <IconButton
          icon={PanelRight}
          label="Notebook"
          command="notes.toggle"
          active={notebookOpen}
          onPress={() => changePreferences({ notebookOpen: !notebookOpen })}
        />
      </span>
    </header>
  );
}

function Announcements(): JSX.Element {
  const { text, count } = useAnnouncement();
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <span key={count}>{text}</span>
    </div>
  );
}
