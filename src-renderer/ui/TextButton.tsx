import type { LucideIcon } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import { ChangeButton } from './ChangeButton';
import styles from './ui.module.css';

interface Props extends Omit<ButtonProps, 'children' | 'className'> {
  icon?: LucideIcon;
  /** `danger`: what it does cannot be taken back. */
  kind?: 'plain' | 'primary' | 'quiet' | 'danger';
  /** Whether it changes what is stored: where that can only be read, it says so. */
  changes?: boolean;
  children: ReactNode;
}

export function TextButton({
  icon: Icon,
  kind = 'plain',
  changes = false,
  children,
  ...props
}: Props): JSX.Element {
  const Press = changes ? ChangeButton : Button;
  return (
    <Press {...props} className={`${styles.button} ${styles[kind]}`}>
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
      {children}
    </Press>
  );
}
