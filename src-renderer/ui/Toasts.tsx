import { X } from 'lucide-react';
import type { JSX } from 'react';
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { toasts } from '../toasts';
import { IconButton } from './IconButton';
import { TextButton } from './TextButton';
import styles from './ui.module.css';

export function Toasts(): JSX.Element {
  return (
    <ToastRegion queue={toasts} className={styles.toasts!} aria-label="Messages">
      {({ toast }) => (
        <Toast toast={toast} className={styles.toast!} data-kind={toast.content.kind}>
          <ToastContent className={styles.toastText}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.actions?.map(({ label, run }) => (
            <TextButton
              key={label}
              kind="quiet"
              onPress={() => {
                run();
                toasts.close(toast.key);
              }}
            >
              {label}
            </TextButton>
          ))}
          <IconButton slot="close" icon={X} label="Dismiss" small />
        </Toast>
      )}
    </ToastRegion>
  );
}
