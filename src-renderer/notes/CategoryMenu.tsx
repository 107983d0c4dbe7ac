import type { JSX } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { categoryOf } from '../annotation';
import { usePreferences } from '../preferences';
import { CategoryMark } from '../ui/CategoryMark';
import { openDialog } from '../workspace';
import styles from './notes.module.css';
import { ChangeItem } from '../ui/ChangeItem';
import { ChangeButton } from '../ui/ChangeButton';

interface Props {
  /** Id of a category, which may not be there any more. */
  chosen: string;
  onChoose: (category: string) => void;
}

const edit = ':edit';

/** The category of a note, and the menu to choose another. */
export function CategoryMenu({ chosen, onChoose }: Props): JSX.Element {
  const { categories } = usePreferences();
  const category = categoryOf(chosen, categories);
  return (
    <MenuTrigger>
      <ChangeButton className={styles.categoryButton!} aria-label={`Category: ${category.name}`}>
        <CategoryMark category={category} />
        <span>{category.name}</span>
      </ChangeButton>
      <Popover className={styles.menu!} placement="bottom start">
        <Menu
          aria-label="Category"
          selectionMode="single"
          selectedKeys={[chosen]}
          onAction={(key) => (key === edit ? openDialog('categories') : onChoose(String(key)))}
        >
          {categories.map((other) => (
            <ChangeItem key={other.id} id={other.id} textValue={other.name} className={styles.menuItem!}>
              <CategoryMark category={other} />
              <bdi>{other.name}</bdi>
            </ChangeItem>
          ))}
          <Separator className={styles.menuLine!} />
          <MenuItem id={edit} className={styles.menuItem!}>
            Edit categories…
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
