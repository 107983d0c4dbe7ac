/** The one page both sides share. The renderer imports types from here, and values from the files without zod. */
export * from './model';
export * from './comparison';
export * from './organising';
export * from './keeping';
export * from './exporting';
export * from './checking';
export * from './comparing';
export * from './methods';
export * from './effects';
export * from './errors';
export * from './channel';
export * from './wire';
export * from './limits';
export * from './read';
export * from './relations';
export { createClient, type Client } from './client';
export * from './encodings';
