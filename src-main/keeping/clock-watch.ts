import { z } from 'zod';
import { Time } from '#contract';
import { join } from 'node:path';
import type { Disk } from '../store/disk';
import type { Layout } from '../store/layout';

const day = 24 * 60 * 60 * 1000;
/** A clock that has gone on by more than this since it was seen last may be wrong. Milliseconds. */
const leap = 7 * day;
/** It is believed when the library has been open once more so much later. Milliseconds. */
const trial = 2 * day;

const Seen = z.object({ seen: Time, believedFrom: Time });

/**
 * Whether the computer's clock may be believed where something would be deleted for good by its age. One that is years ahead,
 * for a flat battery or a mistyped date, would make everything old. What was seen of it lies in `index/clock.json`; where
 * nothing is known, the clock is not believed yet.
 */
export interface ClockWatch {
  /** Looks at the clock; to be asked at each opening and each day. Does not fail. */
  isBelieved: () => Promise<boolean>;
}

export function createClockWatch(options: { disk: Disk; layout: Layout; now: () => Date }): ClockWatch {
  const { disk, layout } = options;
  const path = join(layout.index, 'clock.json');

  const read = async (): Promise<z.infer<typeof Seen> | null> => {
    try {
      return Seen.parse(JSON.parse((await disk.read(path))?.toString('utf8') ?? ''));
    } catch {
      return null;
    }
  };

  return {
    isBelieved: async () => {
      const now = options.now().getTime();
      const last = await read();
      const seen = last ? Date.parse(last.seen) : -Infinity;
      // A clock that was ahead has been put right; what it was then says nothing.
      const isAnew = now - seen > leap || now < seen - day;
      const believedFrom = !last || isAnew ? now + trial : Date.parse(last.believedFrom);
      try {
        await disk.makeFolder(layout.index);
        const next = { seen: new Date(now), believedFrom: new Date(believedFrom) };
        await disk.write(path, `${JSON.stringify(next)}\n`);
      } catch {
        return false;
      }
      return now >= believedFrom;
    },
  };
}
