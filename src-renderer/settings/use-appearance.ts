import { useEffect, useLayoutEffect, useState } from 'react';
import { usePreferences } from '../preferences';

const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** Puts the reading preferences on the page as custom properties. */
export function useAppearance(): void {
  const { theme, typeface, textSize, lineLength, lineSpacing, hyphenate, justify } = usePreferences();
  const [dark, setDark] = useState(systemDark.matches);
  useEffect(() => {
    const changed = (): void => setDark(systemDark.matches);
    systemDark.addEventListener('change', changed);
    return () => systemDark.removeEventListener('change', changed);
  }, []);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = theme === 'system' ? (dark ? 'dark' : 'light') : theme;
    const set = (name: string, value: string): void => root.style.setProperty(name, value);
    set('--reading-font', typeface === 'serif' ? 'var(--font-serif)' : 'var(--font-ui)');
    set('--reading-size', `${textSize}px`);
    set('--line-length', String(lineLength));
    set('--line-spacing', String(lineSpacing));
    set('--hyphens', hyphenate ? 'auto' : 'manual');
    set('--reading-align', justify ? 'justify' : 'start');
  }, [theme, dark, typeface, textSize, lineLength, lineSpacing, hyphenate, justify]);
}
