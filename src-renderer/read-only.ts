import { heldAnswer } from './api';

/** Why nothing in the library can be changed, in a sentence; null where all can, and before that is known. */
export const whyReadOnly = (): string | null => heldAnswer('getStatus', {})?.readOnly ?? null;
