import { ArrowDown, ArrowUp, SlidersHorizontal, X } from 'lucide-react';
import type { JSX } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Header,
  Label,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Tag,
  TagGroup,
  TagList,
} from 'react-aria-components';
import { counted } from '../counted';
import { useCollections } from '../collecting';
import { keepSearch, updateSearch } from '../saving-search';
import { clearFilters, narrowShelf, orderOf, orderShelf, queryOf, useShelf, type Sort } from '../shelf';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { openDialog } from '../workspace';
import { chipsOf } from './filter-chips';
import { FilterChoices } from './FilterChoices';
import styles from './shelf.module.css';
import { sorts } from './sorts';
import { placeOf } from './places';
import type { Articles } from './use-articles';

/** How many articles there are, in what order they stand, and what narrows them down. */
export function ShelfBar({ articles }: { articles: Articles }): JSX.Element {
  const shelf = useShelf();
  // A fixed place says itself what is in it.
  const chips = placeOf(shelf) === 'all' || shelf.collection !== null ? chipsOf(shelf.filters) : [];
  // What is found is kept where the search speaks of it.
  const searching = shelf.search.trim() !== '';
  return (
    <div className={styles.bar}>
      <div className={styles.line}>
        <span className={styles.count} role="status">
          {articles.ready ? counted(articles.total, 'article') : ''}
        </span>
        <SortMenu />
        <DialogTrigger>
          <IconButton
            icon={SlidersHorizontal}
            label={chips.length ? `Filter, ${chips.length} set` : 'Filter'}
            active={chips.length > 0}
            small
            id="library-filters"
          />
          <Popover className={styles.popover!} placement="bottom end">
            <Dialog aria-label="Filter" className={styles.choices!}>
              <FilterChoices />
            </Dialog>
          </Popover>
        </DialogTrigger>
      </div>
      {chips.length > 0 && (
        <div className={styles.chips}>
          <TagGroup
            onRemove={(gone) =>
              chips.filter(({ id }) => gone.has(id)).forEach(({ without }) => narrowShelf(without))
            }
          >
            <Label className="visually-hidden">Filters</Label>
            <TagList className={styles.chipList!}>
              {chips.map(({ id, name }) => (
                <Tag key={id} id={id} textValue={name} className={styles.chip!}>
                  <bdi>{name}</bdi>
                  <Button slot="remove" className={styles.unchip!} aria-label={`Without ${name}`}>
                    <X size={11} aria-hidden />
                  </Button>
                </Tag>
              ))}
            </TagList>
          </TagGroup>
          <span className={styles.chipActions}>
            <TextButton kind="quiet" onPress={clearFilters}>
              Clear
            </TextButton>
            {shelf.changing === null && !searching && (
              <TextButton kind="quiet" changes onPress={() => openDialog('save-search')}>
                Save…
              </TextButton>
            )}
          </span>
        </div>
      )}
      {shelf.changing !== null && <Changing id={shelf.changing} />}
    </div>
  );
}

/** A smart collection is laid out as a search; what it says now can become what it finds. */
function Changing({ id }: { id: string }): JSX.Element | null {
  const collections = useCollections();
  const collection = collections.find((one) => one.id === id);
  if (!collection) return null;
  return (
    <div className={styles.changing}>
      <span>
        Changing <bdi>“{collection.name}”</bdi>
      </span>
      <TextButton changes onPress={() => void updateSearch(collection, queryOf(useShelf.getState()))}>
        Save
      </TextButton>
      <TextButton kind="quiet" onPress={keepSearch}>
        Cancel
      </TextButton>
    </div>
  );
}

function SortMenu(): JSX.Element {
  const { sort, reversed } = useShelf(orderOf);
  const collection = useShelf((shelf) => shelf.collection);
  const searching = useShelf(({ search }) => search.trim() !== '');
  const { name, ways } = sorts[sort];
  const way = ways[reversed ? 1 : 0];
  const Arrow = reversed ? ArrowUp : ArrowDown;
  // A smart collection has no order of the reader's.
  const ordered = useCollections().some(({ id, query }) => id === collection && query === null);
  const choices = (Object.keys(sorts) as Sort[]).filter(
    (one) => (one !== 'relevance' || searching) && (one !== 'collected' || ordered || sort === one),
  );
  return (
    <MenuTrigger>
      <Button className={styles.sort!} aria-label={`Order: ${name}, ${way.toLowerCase()}`} id="library-order">
        {name}
        <Arrow size={12} aria-hidden />
      </Button>
      <Popover className={styles.menu!} placement="bottom end">
        <Menu aria-label="Order">
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[sort]}
            onSelectionChange={(keys) => {
              const [key] = [...keys];
              orderShelf({ sort: String(key) as Sort, reversed: false });
            }}
          >
            <Header className={styles.menuHead}>Order by</Header>
            {choices.map((one) => (
              <MenuItem key={one} id={one} className={styles.menuItem!}>
                {sorts[one].name}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className={styles.menuLine!} />
          <MenuSection
            aria-label="Direction"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[reversed ? 'other' : 'usual']}
            onSelectionChange={(keys) => orderShelf({ reversed: [...keys][0] === 'other' })}
          >
            <MenuItem id="usual" className={styles.menuItem!}>
              {ways[0]}
            </MenuItem>
            <MenuItem id="other" className={styles.menuItem!}>
              {ways[1]}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
