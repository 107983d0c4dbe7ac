/** How fast what is left of a way shrinks: to a third in this time, in ms. */
const pace = 75;
/** A target that goes further than this in one frame, and this many times as far as what it follows, has leapt. */
const leap = 48;
const steep = 3;
/** Nearer than this a pane has arrived, in CSS pixels. */
const arrived = 0.6;

/**
 * Takes a pane to a place that may itself be moving: in step with it once it is there, and swiftly but not at once when it is
 * far, so that the eye can follow. Times in ms, places in CSS pixels.
 */
export interface Glide {
  /**
   * Where the pane is to stand in this frame.
   * @param stride how far what it follows has moved since the last frame
   */
  step: (target: number, at: number, time: number, stride?: number) => number;
  /** It has come to its target, as far as was known in the last frame. */
  done: () => boolean;
}

/**
 * @param nearest how far away it may begin; from further away it jumps to there first
 * @param calm whether it goes at once, for readers who want no motion
 */
export function createGlide(nearest: number, calm: boolean): Glide {
  /** How far the pane stands from where it belongs. */
  let left: number | null = null;
  let last = 0;
  let target = 0;
  return {
    step: (wanted, at, time, stride = 0) => {
      if (left === null) {
        left = Math.max(-nearest, Math.min(nearest, at - wanted));
        last = time;
      } else if (Math.abs(wanted - target) > Math.max(leap, stride * steep)) {
        // Where one text has much that the other has not, the target leaps; the pane does not.
        left = Math.max(-nearest, Math.min(nearest, at - wanted));
      }
      left *= Math.exp(-Math.max(0, time - last) / pace);
      last = time;
      target = wanted;
      if (calm || Math.abs(left) < arrived) left = 0;
      return wanted + left;
    },
    done: () => left === 0,
  };
}
