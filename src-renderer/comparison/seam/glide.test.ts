import { describe, expect, it } from 'vitest';
import { createGlide } from './glide';

describe('a glide', () => {
  it('comes to its target softly, from where the pane stands', () => {
    const glide = createGlide(600, false);
    const places = Array.from({ length: 60 }, (_, i) => glide.step(500, 200, i * 16));
    expect(places[0]).toBe(200);
    places.slice(1).forEach((place, i) => expect(place).toBeGreaterThanOrEqual(places[i]!));
    expect(places.at(-1)).toBe(500);
    expect(glide.done()).toBe(true);
    // A quarter of a second is nearly all of it.
    expect(places[16]).toBeGreaterThan(485);
  });

  it('goes in step with a target that moves, once it is there', () => {
    const glide = createGlide(600, false);
    glide.step(300, 300, 0);
    expect([1, 2, 3].map((i) => glide.step(300 + i * 120, 0, i * 16, 60))).toEqual([420, 540, 660]);
  });

  it('shortens a long way and a jump of the target', () => {
    const glide = createGlide(600, false);
    expect(glide.step(9000, 100, 0)).toBe(8400);
    for (let time = 16; time < 2000; time += 16) glide.step(9000, 0, time);
    expect(glide.step(2000, 9000, 2000)).toBeGreaterThan(2400);
    expect(glide.step(2100, 2400, 2016, 10)).toBeGreaterThan(2300);
  });

  it('is there at once for readers who want no motion', () => {
    const glide = createGlide(600, true);
    expect(glide.step(500, 200, 0)).toBe(500);
    expect(glide.done()).toBe(true);
  });
});
