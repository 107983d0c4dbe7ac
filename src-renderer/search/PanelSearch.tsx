import type { JSX } from 'react';
import { focusedArticle, useWorkspace } from '../workspace';
import { panelFieldId } from './search-field-ids';
import styles from './search-field.module.css';
import { SearchHelp } from './SearchHelp';
import { SearchInput } from './SearchInput';

/** The search field of the library panel. */
export function PanelSearch(): JSX.Element {
  const wide = useWorkspace((workspace) => workspace.resultsWide);
  return (
    <div className={styles.row} role="search" aria-label="Library">
      <SearchInput
        id={panelFieldId}
        onLeave={() => {
          const list = document.querySelector('[data-region="library"] [role="grid"]');
          list?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
        }}
        onEscape={() =>
          document.querySelector<HTMLElement>(`[data-article="${focusedArticle() ?? ''}"]`)?.focus()
        }
      />
      {/* Across the window it stands beside the field there. */}
      {!wide && <SearchHelp fieldId={panelFieldId} />}
    </div>
  );
}
