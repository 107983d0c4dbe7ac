import { lazy, Suspense, useEffect, type ComponentType, type JSX } from 'react';
import { CommandPalette } from './commands/CommandPalette';
import { DialogFailed } from './DialogFailed';
import { ErrorBoundary } from './ErrorBoundary';
import ArticleTagsDialog from './library/ArticleTagsDialog';
import CollectionNameDialog from './library/CollectionNameDialog';
import SaveSearchDialog from './library/SaveSearchDialog';
import { useWorkspace, type DialogName } from './workspace';

// Not needed for the first paint; fetched when it is done.
const later = {
  help: () => import('./commands/HelpDialog'),
  export: () => import('./export/ExportDialog'),
  templates: () => import('./templates/TemplatesDialog'),
  'open-comparison': () => import('./comparison/saved/OpenComparisonDialog'),
  changes: () => import('./revision/ChangesDialog'),
  'clean-all': () => import('./revision/CleanAllDialog'),
  links: () => import('./links/LinksDialog'),
  categories: () => import('./settings/CategoriesDialog'),
  tags: () => import('./notes/TagsDialog'),
  trash: () => import('./trash/TrashDialog'),
  move: () => import('./keeping/MoveDialog'),
  check: () => import('./checking/CheckDialog'),
  duplicates: () => import('./library/DuplicatesDialog'),
} satisfies Partial<Record<DialogName, () => Promise<{ default: ComponentType }>>>;
const loadMetadata = () => import('./reader/MetadataDialog');
const loadBackups = () => import('./keeping/BackupsDialog');
const [MetadataDialog, BackupsDialog] = [lazy(loadMetadata), lazy(loadBackups)];

const dialogs: Partial<Record<DialogName, ComponentType>> = {
  ...Object.fromEntries(Object.entries(later).map(([name, load]) => [name, lazy(load)])),
  // Somebody writes in these at once: the first letters must not go before the field is there.
  'collection-name': CollectionNameDialog,
  'save-search': SaveSearchDialog,
  'article-tags': ArticleTagsDialog,
};

/** The dialog that is open. Menus and popovers stand with what they hang on. */
export function Dialogs(): JSX.Element {
  const dialog = useWorkspace((workspace) => workspace.dialog);
  const article = useWorkspace((workspace) => workspace.panes[workspace.focused]);
  useEffect(() => {
    // A page that is left while they come misses nothing; a dialog that is opened asks for its own once more.
    const idle = requestIdleCallback(() =>
      [...Object.values(later), loadMetadata, loadBackups].forEach((load) => void load().catch(() => {})),
    );
    return () => cancelIdleCallback(idle);
  }, []);
  const Shown = dialog === null ? undefined : dialogs[dialog];
  return (
    <>
      {dialog === 'palette' && <CommandPalette />}
      <ErrorBoundary key={dialog} failed={(message) => <DialogFailed message={message} />}>
        <Suspense>
          {Shown && <Shown />}
          {dialog === 'metadata' && article && <MetadataDialog />}
          {dialog === 'backups' && <BackupsDialog article={null} />}
          {dialog === 'article-backups' && article && <BackupsDialog article={article} />}
        </Suspense>
      </ErrorBoundary>
    </>
  );
}
