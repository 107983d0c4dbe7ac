import { ChevronRight, Ellipsis } from 'lucide-react';
import { useMemo, useState, type JSX } from 'react';
import {
  Button,
  Disclosure,
  DisclosurePanel,
  GridList,
  GridListItem,
  Heading,
  ListLayout,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Virtualizer,
} from 'react-aria-components';
import type { ComparisonSummary } from '#contract';
import { useAnswer } from '../../api';
import { useComparison } from '../../comparing';
import { shortDate } from '../../dates';
import { levelled } from '../../levelled';
import { useSummaries } from '../../summaries';
import { outletNames } from '../outlets';
import { RenameDialog } from './RenameDialog';
import { deleteComparison, exportComparison, openComparison, useSaving } from './saved-comparisons';
import styles from './saved.module.css';
import { ChangeItem } from '../../ui/ChangeItem';

/** Height of a row in CSS pixels, and how many are shown without scrolling. */
const row = 66;
const most = 5;

export interface Listed extends ComparisonSummary {
  /** Outlets of its articles, in their order; those that are gone are left out. */
  outlets: string[];
}

const nothing: ComparisonSummary[] = [];

/** The comparisons of the library with the outlets of their articles; those that have all the words, where there are some. */
export function useComparisons(words: string): Listed[] {
  const { data: comparisons = nothing } = useAnswer('listComparisons', {});
  const ids = useMemo(() => comparisons.flatMap(({ articles }) => articles), [comparisons]);
  const byId = useSummaries(ids);
  return useMemo(() => {
    const wanted = levelled(words).split(/\s+/).filter(Boolean);
    return comparisons.flatMap((comparison) => {
      const there = comparison.articles.flatMap((id) => byId?.get(id) ?? []);
      const hay = levelled(
        [comparison.name, ...there.flatMap(({ title, siteName }) => [title, siteName])].join(' '),
      );
      if (!wanted.every((word) => hay.includes(word))) return [];
      return [{ ...comparison, outlets: [...outletNames(there).values()] }];
    });
  }, [comparisons, byId, words]);
}

/** The comparisons in the library panel; nothing as long as there are none. */
export function ComparisonList({ words }: { words: string }): JSX.Element | null {
  const shown = useComparisons(words);
  const [open, setOpen] = useState(true);
  const renaming = useSaving((saving) => saving.renaming);
  const named = shown.find(({ id }) => id === renaming);
  if (shown.length === 0) return null;
  return (
    <>
      <Disclosure className={styles.section!} isExpanded={open} onExpandedChange={setOpen}>
        <Heading level={3} className={styles.heading!}>
          <Button slot="trigger" className={styles.trigger!}>
            <ChevronRight size={13} aria-hidden />
            Comparisons <span className={styles.count}>{shown.length.toLocaleString()}</span>
          </Button>
        </Heading>
        <DisclosurePanel>
          <div style={{ height: Math.min(shown.length, most + 0.5) * row }}>
            <Comparisons shown={shown} onOpen={(id) => void openComparison(id)} />
          </div>
        </DisclosurePanel>
      </Disclosure>
      {named && <RenameDialog key={named.id} id={named.id} name={named.name} />}
    </>
  );
}

interface ComparisonsProps {
  shown: Listed[];
  onOpen: (id: string) => void;
}

/** Only the rows on the screen exist. Enter or a click opens, Delete moves to the trash. */
export function Comparisons({ shown, onOpen }: ComparisonsProps): JSX.Element {
  const current = useComparison()?.id;
  const [menu, setMenu] = useState<string | null>(null);
  return (
    <div
      role="presentation"
      className={styles.keys}
      onKeyDown={({ key, target }) => {
        if (key !== 'Delete') return;
        const id = (target as HTMLElement).closest<HTMLElement>('[role="row"]')?.dataset.key;
        const comparison = shown.find((one) => one.id === id);
        if (comparison) void deleteComparison(comparison.id, comparison.name);
      }}
      onContextMenu={(event) => {
        const id = (event.target as HTMLElement).closest<HTMLElement>('[role="row"]')?.dataset.key;
        if (!id) return;
        event.preventDefault();
        setMenu(id);
      }}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: row }}>
        <GridList
          aria-label="Comparisons"
          className={styles.list!}
          items={shown}
          dependencies={[current, menu]}
          onAction={(key) => onOpen(String(key))}
        >
          {(comparison) => (
            <Row
              comparison={comparison}
              open={comparison.id === current}
              menu={comparison.id === menu}
              onMenu={(isOpen) => setMenu(isOpen ? comparison.id : null)}
            />
          )}
        </GridList>
      </Virtualizer>
    </div>
  );
}

interface RowProps {
  comparison: Listed;
  open: boolean;
  /** Whether its menu is shown. */
  menu: boolean;
  onMenu: (isOpen: boolean) => void;
}

function Row({ comparison, open, menu, onMenu }: RowProps): JSX.Element {
  const { id, name, outlets, modified, rows, missing, articles } = comparison;
  return (
    <GridListItem id={id} textValue={name} className={styles.row!} data-open={open || undefined}>
      <span className={styles.words}>
        <bdi className={styles.title}>{name}</bdi>
        <span className={styles.facts}>
          {missing > 0 && (
            <>
              <span className={styles.missing}>
                {missing === articles.length
                  ? 'articles are gone'
                  : missing === 1
                    ? '1 article is gone'
                    : `${missing} articles are gone`}
              </span>
              <span>·</span>
            </>
          )}
          {outlets.length > 0 && (
            <>
              <bdi>{outlets.join(', ')}</bdi>
              <span>·</span>
            </>
          )}
          <span>{shortDate(modified)}</span>
          {rows > 0 && <span>· {rows === 1 ? '1 claim' : `${rows} claims`}</span>}
        </span>
      </span>
      <MenuTrigger isOpen={menu} onOpenChange={onMenu}>
        <Button className={styles.more!} aria-label={`More for ${name}`}>
          <Ellipsis size={15} aria-hidden />
        </Button>
        <Popover className={styles.menu!} placement="bottom end">
          <Menu>
            <MenuItem className={styles.menuItem!} onAction={() => void openComparison(id)}>
              Open
            </MenuItem>
            <ChangeItem className={styles.menuItem!} onAction={() => useSaving.setState({ renaming: id })}>
              Rename…
            </ChangeItem>
            <MenuItem className={styles.menuItem!} onAction={() => exportComparison({ id, articles })}>
              Export…
            </MenuItem>
            <ChangeItem className={styles.menuItem!} onAction={() => void deleteComparison(id, name)}>
              Move to trash
            </ChangeItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </GridListItem>
  );
}
