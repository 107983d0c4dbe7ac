import { Copy, ExternalLink } from 'lucide-react';
import type { JSX } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { say, sayError } from '../toasts';
import styles from './link-card.module.css';
import { TextButton } from './TextButton';

interface Props {
  link: HTMLAnchorElement;
  onClose: () => void;
}

/**
 * A link in an article or a note never leads away by itself: first it shows where it goes. The host is in ASCII form, so a
 * name of look-alike letters shows.
 */
export function LinkCard({ link, onClose }: Props): JSX.Element {
  const { protocol, hostname, href } = link;
  const mail = protocol === 'mailto:';
  return (
    <Popover
      triggerRef={{ current: link }}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
      className={styles.linkCard!}
    >
      <Dialog aria-label="Link" className={styles.linkDialog!}>
        <strong>{mail ? 'E-mail address' : hostname}</strong>
        <span className={styles.address}>{href}</span>
        <span className={styles.linkActions}>
          <TextButton
            autoFocus
            icon={ExternalLink}
            onPress={() => {
              window.open(href, '_blank', 'noopener,noreferrer');
              onClose();
            }}
          >
            {mail ? 'Write' : 'Open in the browser'}
          </TextButton>
          <TextButton
            icon={Copy}
            onPress={() => {
              navigator.clipboard
                .writeText(href)
                .then(() => say('Address copied'))
                .catch(sayError);
              onClose();
            }}
          >
            Copy
          </TextButton>
        </span>
      </Dialog>
    </Popover>
  );
}
