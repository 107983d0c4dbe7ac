import type { JSX, ReactNode } from 'react';
import { MenuItem, type MenuItemProps } from 'react-aria-components';
import { useRefusal } from '../read-only';
import styles from './ui.module.css';

interface Props extends Omit<MenuItemProps, 'children'> {
  children: ReactNode;
}

/** An item of a menu that changes what is stored: where that can only be read, it cannot be chosen and says why. */
export function ChangeItem({ children, isDisabled = false, ...props }: Props): JSX.Element {
  const refusal = useRefusal();
  return (
    <MenuItem {...props} isDisabled={isDisabled || refusal !== null}>
      {refusal === null ? (
        children
      ) : (
        <span className={styles.refused} title={refusal}>
          {children}
          <span className="visually-hidden">{refusal}</span>
        </span>
      )}
    </MenuItem>
  );
}
