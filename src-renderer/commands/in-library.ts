import { useTickedArticles } from '../library/ticked-articles';
import { changePreferences } from '../preferences';

export const anyTicked = (): boolean => {
  const { all, ids } = useTickedArticles.getState();
  return all || ids.size > 0;
};
export const needsTicked = 'needs articles that are selected in the library';

/** Shows the library and presses a control of it. */
export const pressInLibrary = (id: string): void => {
  changePreferences({ libraryOpen: true });
  requestAnimationFrame(() => {
    const control = document.getElementById(id);
    control?.focus();
    control?.click();
  });
};
