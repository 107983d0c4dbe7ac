import { useEffect, useRef, type JSX } from 'react';
import { fillFrame, frameRights } from '../page-frame';
import styles from './export.module.css';

/** A page as it will look, in a frame where nothing runs and nothing is loaded. */
export function PagePreview({ html }: { html: string }): JSX.Element {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => (frame.current ? fillFrame(frame.current, html) : undefined), [html]);
  return <iframe ref={frame} className={styles.page} sandbox={frameRights} title="What will be written" />;
}
