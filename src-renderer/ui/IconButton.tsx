import type { LucideIcon } from 'lucide-react';
import type { JSX } from 'react';
import { Button, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components';
import { changingCommands, useRefusal } from '../read-only';
import { useShortcut } from '../shortcuts';
import styles from './ui.module.css';
import { Keys } from './Keys';

interface Props extends Omit<ButtonProps, 'children' | 'className' | 'aria-label'> {
  icon: LucideIcon;
  label: string;
  /** The command that does the same: its key, as it is now, is shown beside the label in the tooltip. */
  command?: string | undefined;
  /** A key of the widget itself, which no command has. */
  shortcut?: string | undefined;
  active?: boolean;
  small?: boolean;
  /** Why it cannot be used now, in a sentence: it is dimmed, can be reached, and says so. */
  unavailable?: string | null;
  /** Whether it changes what is stored, and is unavailable where that can only be read; known of commands. */
  changes?: boolean;
}

/** A button that is only a picture: its name is in the tooltip and for screen readers. */
export function IconButton({
  icon: Icon,
  label,
  command,
  shortcut,
  active,
  small,
  unavailable: given = null,
  changes = command !== undefined && changingCommands.has(command),
  ...props
}: Props): JSX.Element {
  const ofCommand = useShortcut(command);
  const key = ofCommand ?? shortcut;
  const refusal = useRefusal();
  const unavailable = (changes ? refusal : null) ?? given;
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        {...props}
        aria-label={label}
        // Disabled for the reader, but reached by pointer and keyboard, so that the reason is.
        isPending={unavailable !== null}
        {...(active === undefined ? {} : { 'aria-pressed': active })}
        className={small ? `${styles.iconButton} ${styles.small}` : styles.iconButton!}
      >
        <Icon size={small ? 15 : 17} strokeWidth={1.75} aria-hidden />
      </Button>
      <Tooltip className={styles.tooltip!} offset={6}>
        {unavailable === null ? (
          <>
            {label}
            {key && <Keys of={key} />}
          </>
        ) : (
          <span className={styles.why}>
            {label}
            <span>{unavailable}</span>
          </span>
        )}
      </Tooltip>
    </TooltipTrigger>
  );
}
