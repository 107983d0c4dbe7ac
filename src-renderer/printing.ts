import { fillFrame, frameRights } from './page-frame';

let last: (() => void) | null = null;

/**
 * Hands an exported page to the system's print dialog, from a frame that nobody sees.
 * @param title what a file that is printed to is called
 */
export async function printPage(html: string, title: string): Promise<void> {
  last?.();
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', frameRights);
  frame.className = 'print-frame';
  frame.title = title;
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  document.body.append(frame);
  const forget = fillFrame(frame, html);
  const { contentDocument: page, contentWindow: view } = frame;
  // It stays until the next one: how long the dialog reads from it nobody tells.
  last = () => {
    forget();
    frame.remove();
    last = null;
  };
  if (!page || !view) return;
  page.title = title;
  await Promise.all([...page.images].map((image) => image.decode().catch(() => undefined)));
  const ours = document.title;
  document.title = title;
  try {
    view.focus();
    view.print();
  } finally {
    document.title = ours;
  }
}
