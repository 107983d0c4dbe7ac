import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fitBounds, readWindowState, writeWindowState } from './bounds';

const main = { x: 0, y: 0, width: 1920, height: 1080 };
const right = { x: 1920, y: 0, width: 1280, height: 1024 };

test('a window comes back where it was', () => {
  const saved = { x: 2000, y: 50, width: 1000, height: 800 };
  expect(fitBounds(saved, [main, right])).toEqual(saved);
});

test('a window of a screen that is gone comes to the one that is there', () => {
  expect(fitBounds({ x: 2000, y: 50, width: 1000, height: 800 }, [main])).toEqual({
    x: 920,
    y: 50,
    width: 1000,
    height: 800,
  });
});

test('a window is never larger than the screen nor too small to find', () => {
  expect(fitBounds({ x: -50, y: -50, width: 5000, height: 10 }, [main])).toEqual({
    x: 0,
    y: 0,
    width: 1920,
    height: 400,
  });
});

test('nothing saved: the usual size, in the middle', () => {
  expect(fitBounds(null, [main])).toEqual({ width: 1440, height: 900 });
});

test('what was written is read; anything else counts as nothing', () => {
  const dir = mkdtempSync(join(tmpdir(), 'synoptic-test-'));
  const file = join(dir, 'window.json');
  const state = { x: 1, y: 2, width: 800, height: 600, maximized: true };
  expect(readWindowState(file)).toBeNull();
  writeWindowState(file, state);
  expect(readWindowState(file)).toEqual(state);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const text of ['', 'null', '[]', '{"x":1}', readFileSync(file, 'utf8').replace('800', '"8"')]) {
    writeFileSync(file, text);
    expect(readWindowState(file)).toBeNull();
  }
  rmSync(dir, { recursive: true });
});
