import { showSide } from '../sides';

export const needsTicked = 'needs articles that are selected in the library';

/** Shows the library and presses a control of it. */
export const pressInLibrary = (id: string): void => {
  showSide('library');
  requestAnimationFrame(() => {
    const control = document.getElementById(id);
    control?.focus();
    control?.click();
  });
};
