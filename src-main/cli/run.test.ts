import { expect, it } from 'vitest';
import { isMistyped } from './run';

it('a bare word that no file is called by is a mistyped command, a path never', () => {
  expect(isMistyped(['exprot'])).toBe(true);
  expect(isMistyped(['exprot.html'])).toBe(false);
  expect(isMistyped(['./exprot'])).toBe(false);
  expect(isMistyped(['--browser'])).toBe(false);
  expect(isMistyped([])).toBe(false);
  // A folder of this project: a bare word may name what is there.
  expect(isMistyped(['docs'])).toBe(false);
});
