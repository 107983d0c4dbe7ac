import { vi } from 'vitest';

/**
 * How long a test waits for what it expects, in milliseconds. A test that is right never waits so long; on a machine with other
 * work to do, the second that is usual is not enough.
 */
const patience = 20_000;

const waitFor = vi.waitFor.bind(vi);
const waitUntil = vi.waitUntil.bind(vi);
vi.waitFor = (callback, options) => waitFor(callback, patient(options));
vi.waitUntil = (callback, options) => waitUntil(callback, patient(options));

type Options = Parameters<typeof vi.waitFor>[1];

const patient = (options: Options): Options =>
  typeof options === 'number' ? options : { timeout: patience, ...options };
