import type { Target } from '#contract';
import { align, type Alignment } from './align';
import { createAnchorer, findUnchanged, type Guess } from './anchor';
import { changes } from './changes';
import { type OnlyPlace, onlyPlaces } from './only-places';
import { offsetIn, place, type Placed } from './place';

/** A passage as it was made on one version of a text. */
export type Made = Pick<Target, 'version' | 'selector'>;

/** What takes time with long texts: plain data in and out, so that it can be done in another thread. */
export interface Placings {
  /** Each passage, given as it was made and placed since, in the new text; one that is hardly there is null. */
  place: {
    input: {
      text: string;
      /** The texts that passages were made on, as far as they are kept. */
      olds: { version: number; text: string }[];
      passages: Made[][];
    };
    done: (Placed | null)[];
  };
  /** Places that passages without a place might have. */
  guess: { input: { text: string; selectors: Target['selector'][]; most: number }; done: Guess[][] };
  /** What a text has more than the one before it, and where offsets of that one are in it. */
  compare: {
    input: { old: string; young: string; offsets: number[] };
    done: { added: string[]; gone: string[]; offsets: number[] };
  };
  /** Where quotes of which nothing more is known stand, each if that is one place. */
  only: { input: { text: string; quotes: string[] }; done: OnlyPlace[] };
}

export type Placing = keyof Placings;
export type Input<T extends Placing> = Placings[T]['input'];
export type Done<T extends Placing> = Placings[T]['done'];

type Ways = { [T in Placing]: (input: Input<T>) => Done<T> };

export const placings: Ways = {
  place: ({ text, olds, passages }) => {
    const alignments = new Map<number, Alignment>();
    const textOf = ({ version }: Made): string | undefined =>
      olds.find((one) => one.version === version)?.text;
    // Those whose own text is not kept are judged together: what has moved around one has moved it, too.
    const alone = passages.flat().filter((made) => textOf(made) === undefined);
    const anchored = createAnchorer(text).anchorAll(alone.map(({ selector }) => selector));
    const placeOne = (made: Made): Placed | null => {
      const { version, selector } = made;
      const old = textOf(made);
      if (old === undefined) return anchored[alone.indexOf(made)] ?? null;
      let alignment = alignments.get(version);
      if (!alignment) alignments.set(version, (alignment = align(old, text)));
      return place(alignment, selector);
    };
    return passages.map((all) => {
      let best: Placed | null = null;
      for (const placed of all.map(placeOne)) {
        if (placed?.certainty !== 'sure') continue;
        if (!best || (placed.same && !best.same)) best = placed;
      }
      return best;
    });
  },
  guess: ({ text, selectors, most }) => {
    const anchorer = createAnchorer(text);
    return selectors.map((selector) => anchorer.guesses(selector, most));
  },
  compare: ({ old, young, offsets }) => {
    const alignment = align(old, young);
    return { ...changes(alignment), offsets: offsets.map((offset) => offsetIn(alignment, offset)) };
  },
  only: ({ text, quotes }) => onlyPlaces(text, quotes),
};

/** The same without comparing anything, for texts that took too long. */
export const cheapPlacings: Ways = {
  place: ({ text, passages }) =>
    passages.map((all) => {
      for (const { selector } of all) {
        const found = findUnchanged(text, selector);
        if (found) return found;
      }
      return null;
    }),
  guess: ({ selectors }) => selectors.map(() => []),
  compare: ({ old, young, offsets }) => ({
    added: [],
    gone: [],
    offsets: offsets.map((offset) => Math.round((offset / Math.max(1, old.length)) * young.length)),
  }),
  only: ({ quotes }) => quotes.map(() => 'none'),
};
