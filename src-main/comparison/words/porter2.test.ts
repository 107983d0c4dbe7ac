import { expect, it } from 'vitest';
import { porter2 } from './porter2';

it.each([
  ['consistency', 'consist'],
  ['knightly', 'knight'],
  ['cries', 'cri'],
  ['ties', 'tie'],
  ['gas', 'gas'],
  ['hopping', 'hop'],
  ['hoped', 'hope'],
  ['agreed', 'agre'],
  ['generously', 'generous'],
  ['communities', 'communiti'],
  ['relational', 'relat'],
  ['adoption', 'adopt'],
  ['controlling', 'control'],
  ['saying', 'say'],
  ['dying', 'die'],
  ['news', 'news'],
  ['succeeded', 'succeed'],
  ['naïve', 'naïve'],
])('makes %s into %s', (word, stem) => {
  expect(porter2(word)).toBe(stem);
});

it('makes one of the forms of a word', () => {
  for (const forms of [
    ['evacuate', 'evacuated', 'evacuating', 'evacuation'],
    ['injury', 'injuries'],
  ])
    expect(new Set(forms.map(porter2)).size).toBe(1);
});
