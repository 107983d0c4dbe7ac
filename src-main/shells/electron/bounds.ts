import { readFileSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';

export interface WindowState extends Rectangle {
  maximized: boolean;
}

const smallest = { width: 480, height: 400 };
const usual = { width: 1440, height: 900 };

/**
 * Where to put the window: where it was, moved and shrunk to lie wholly on the screen it overlaps most. Screens
 * come and go between two starts.
 * @param screens the areas not covered by bars, the main one first
 */
export function fitBounds(saved: Rectangle | null, screens: readonly Rectangle[]): Rectangle | typeof usual {
  if (!saved || screens.length === 0) return usual;
  const overlap = (screen: Rectangle): number =>
    Math.max(0, Math.min(saved.x + saved.width, screen.x + screen.width) - Math.max(saved.x, screen.x)) *
    Math.max(0, Math.min(saved.y + saved.height, screen.y + screen.height) - Math.max(saved.y, screen.y));
  const screen = screens.reduce((best, next) => (overlap(next) > overlap(best) ? next : best));
  const width = Math.min(Math.max(saved.width, smallest.width), screen.width);
  const height = Math.min(Math.max(saved.height, smallest.height), screen.height);
  return {
    width,
    height,
    x: Math.min(Math.max(saved.x, screen.x), screen.x + screen.width - width),
    y: Math.min(Math.max(saved.y, screen.y), screen.y + screen.height - height),
  };
}

/** What was written, or null when there is nothing or something else. */
export function readWindowState(file: string): WindowState | null {
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as Partial<WindowState> | null;
    const { x, y, width, height, maximized } = state ?? {};
    const whole = (n: unknown): n is number => Number.isInteger(n);
    if (!whole(x) || !whole(y) || !whole(width) || !whole(height)) return null;
    return { x, y, width, height, maximized: maximized === true };
  } catch {
    return null;
  }
}

/** A lost window place is no reason to complain. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  } catch (error) {
    console.error(error);
  }
}
