import fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    propertySeed: string;
  }
}

/**
 * Property tests try the same cases in every run, or what is green today would be red tomorrow without a change. Whoever looks
 * for bugs says PROPERTY_SEED=random, and repeats what was found with PROPERTY_SEED=number.
 */
const asked = inject('propertySeed');
if (asked !== 'random')
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked || 20_261_122) });
