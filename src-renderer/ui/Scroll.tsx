import type { JSX, ReactNode } from 'react';

interface Props {
  label: string;
  className: string | undefined;
  children: ReactNode;
}

/** Text that may be longer than its place: it can have the focus, so that the keyboard can scroll it (WCAG 2.1.1). */
export function Scroll({ label, className, children }: Props): JSX.Element {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={className} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
