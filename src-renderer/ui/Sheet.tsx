import { X } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './IconButton';
import styles from './ui.module.css';

interface Props {
  title: string;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

/** A dialog in the middle of the window; Escape and a click beside it close it. */
export function Sheet({ title, onClose, wide, children }: Props): JSX.Element {
  return (
    <ModalOverlay
      className={styles.overlay!}
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={wide ? `${styles.modal} ${styles.wide}` : styles.modal!}>
        <Dialog className={styles.dialog!}>
          <header className={styles.dialogHeader}>
            <Heading slot="title">{title}</Heading>
            <IconButton icon={X} label="Close" onPress={onClose} />
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
