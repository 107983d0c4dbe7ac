import type { JSX } from 'react';
import { Button, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components';
import { useRefusal } from '../read-only';
import styles from './ui.module.css';

/** A button that changes what is stored: where that can only be read, it is dimmed, can be reached, and says why. */
export function ChangeButton(props: Omit<ButtonProps, 'className'> & { className: string }): JSX.Element {
  const refusal = useRefusal();
  if (refusal === null) return <Button {...props} />;
  return (
    <TooltipTrigger delay={300} closeDelay={0}>
      <Button {...props} isDisabled={false} isPending className={`${props.className} ${styles.dimmed}`} />
      <Tooltip className={styles.tooltip!} offset={6}>
        <span className={styles.why}>{refusal}</span>
      </Tooltip>
    </TooltipTrigger>
  );
}
