/**
 * Codes are stable and few; the message is a sentence for the user: what, where, what to do.
 * A message never holds a stack or a path that the user did not name.
 */
export const errorCodes = [
  'bad-input',
  'not-found',
  'conflict',
  'locked',
  'empty',
  'not-regular',
  'unreadable',
  'too-large',
  'too-complex',
  'not-text',
  'unsupported',
  'no-article',
  'timeout',
  'cancelled',
  'storage',
  'newer-format',
  'read-only',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error that may cross the wire. Anything else becomes `internal` there and is logged where it happened. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
