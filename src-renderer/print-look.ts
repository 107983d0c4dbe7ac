/** Paper is light: while the page is printed it has the light look, whatever it has on the screen. */
export function watchPrinting(): () => void {
  const root = document.documentElement;
  let before: string | undefined;
  const begin = (): void => {
    before = root.dataset.theme;
    root.dataset.theme = 'light';
  };
  const end = (): void => {
    if (before === undefined) delete root.dataset.theme;
    else root.dataset.theme = before;
  };
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}
