import { fileURLToPath } from 'node:url';

/** The project's folder: where package.json lies. */
export const root = fileURLToPath(new URL('..', import.meta.url));
