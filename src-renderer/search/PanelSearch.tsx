import type { JSX } from 'react';
import { focusedArticle } from '../workspace';
import { panelFieldId } from './search-field-ids';
import styles from './search-field.module.css';
import { SearchHelp } from './SearchHelp';
import { SearchInput } from './SearchInput';

/** The search field of the library panel. */
export function PanelSearch(): JSX.Element {
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
      <SearchHelp fieldId={panelFieldId} />
    </div>
  );
}
