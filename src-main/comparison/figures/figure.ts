import type { Passage } from '#contract';
import type { figureTypes } from '#contract';

/** What the words around a number say about it: `over` is “more than”, `nearly` is “almost”. */
export type Hedge = 'about' | 'nearly' | 'at-least' | 'over' | 'at-most' | 'under';

/** A day, or as much of it as is written; `weekday` counts from Sunday = 0. A decade has `year` 1990 and `span` 10. */
export interface Day {
  year?: number;
  month?: number;
  day?: number;
  weekday?: number;
  span?: number;
  /** Counted from the publication, not written: “yesterday”. */
  relative?: true;
}

/** Minutes since midnight as written, and the zone. `half` is false when neither am nor pm nor a 24-hour form says which half of the day. */
export interface Clock {
  minutes: number;
  half: boolean;
  zone: string | null;
}

/** Something measured, counted or dated in a text. Offsets are UTF-16 code units of the whole text. */
export interface Figure extends Passage {
  /** Index into the sentences that were given. */
  sentence: number;
  type: Exclude<(typeof figureTypes)[number], 'person' | 'place'>;
  /** In a normal form: `14000000000`, `20–30`, `2024-03-02`, `13:00`. */
  value: string;
  /** `USD`, `percent`, `km`, `day`, `ordinal`, a time zone… or null. */
  unit: string | null;
  hedge: Hedge | null;
  /** The amount in `unit`; they differ for ranges (“20 to 30”) and vague ones (“dozens”). NaN for dates and times. */
  low: number;
  high: number;
  /** The place that the number is written to: 1 for 14,027, 1000 for 14,000, 100000000 for “1.2 billion”. */
  step: number;
  /** Two ends are written, though they may be the same. */
  ranged: boolean;
  /** “Dozens”, “several hundred”: no number is written. */
  vague: boolean;
  /** What it counts, singular and in small letters: `migrant` in “14,000 migrants”. */
  counted: string | null;
  day: Day | null;
  clock: Clock | null;
  /** The same for figures that are equal once written in one way, whatever their hedge. */
  key: string;
}
