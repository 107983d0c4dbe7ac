/**
 * What a saved page may consist of before any work is done on it. Real pages stay far below (of 1,040 measured:
 * 10,000 elements, depth 40, 35 frames); small hostile files exceed them and would keep the parser busy for minutes.
 */
export const pageLimits = {
  elements: 50_000,
  depth: 200,
  attributes: 256,
  /** Longest attribute value that is kept, in characters; embedded pictures are exempt. */
  attributeValue: 32 * 1024,
  /** Longest list of picture sizes: Readability's pattern for it needs quadratic time. */
  srcset: 8 * 1024,
  frames: 100,
} as const;
