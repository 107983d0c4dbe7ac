import type { LucideIcon } from 'lucide-react';
import type { JSX } from 'react';
import { Button, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components';
import styles from './ui.module.css';
import { Keys } from './Keys';

interface Props extends Omit<ButtonProps, 'children' | 'className' | 'aria-label'> {
  icon: LucideIcon;
  label: string;
  /** Shown beside the label in the tooltip. */
  shortcut?: string | undefined;
  active?: boolean;
  small?: boolean;
}

/** A button that is only a picture: its name is in the tooltip and for screen readers. */
export function IconButton({ icon: Icon, label, shortcut, active, small, ...props }: Props): JSX.Element {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        {...props}
        aria-label={label}
        {...(active === undefined ? {} : { 'aria-pressed': active })}
        className={small ? `${styles.iconButton} ${styles.small}` : styles.iconButton!}
      >
        <Icon size={small ? 15 : 17} strokeWidth={1.75} aria-hidden />
      </Button>
      <Tooltip className={styles.tooltip!} offset={6}>
        {label}
        {shortcut && <Keys of={shortcut} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
