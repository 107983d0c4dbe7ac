import type { LucideIcon } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import styles from './ui.module.css';

interface Props extends Omit<ButtonProps, 'children' | 'className'> {
  icon?: LucideIcon;
  /** `danger`: what it does cannot be taken back. */
  kind?: 'plain' | 'primary' | 'quiet' | 'danger';
  children: ReactNode;
}

export function TextButton({ icon: Icon, kind = 'plain', children, ...props }: Props): JSX.Element {
  return (
    <Button {...props} className={`${styles.button} ${styles[kind]}`}>
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
      {children}
    </Button>
  );
}
