import { X } from 'lucide-react';
import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './IconButton';
import styles from './ui.module.css';

interface Props {
  title: string;
  onClose: () => void;
  /** `more`: room for a preview; `most`: as much of the window as there is, for something that is worked in. */
  wide?: boolean | 'more' | 'most';
  children: ReactNode;
}

/** A dialog in the middle of the window; Escape and a click beside it close it. */
export function Sheet({ title, onClose, wide, children }: Props): JSX.Element {
  const header = useRef<HTMLElement>(null);
  useEffect(() => {
    // A button that goes when it is pressed takes the focus with it for a moment, and keys come from the page. When the
    // focus is then on another button, its tooltip would take Escape for itself.
    const press = (event: KeyboardEvent): void => {
      const { key, target } = event;
      if (key !== 'Escape' || !(target instanceof HTMLElement && target.matches('body, button'))) return;
      if (target !== document.body && !document.querySelector('[role="tooltip"]')) return;
      const dialogs = document.querySelectorAll('[role="dialog"]');
      if (dialogs[dialogs.length - 1]?.contains(header.current)) onClose();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [onClose]);
  return (
    <ModalOverlay
      className={styles.overlay!}
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal
        className={[styles.modal, wide && styles.wide, wide && wide !== true && styles[wide]]
          .filter(Boolean)
          .join(' ')}
      >
        <Dialog className={styles.dialog!}>
          <header ref={header} className={styles.dialogHeader}>
            <Heading slot="title">{title}</Heading>
            <IconButton icon={X} label="Close" onPress={onClose} />
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
