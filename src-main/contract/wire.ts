import { AppError, type ErrorCode } from './errors';
import type { EventName } from './methods';

/** The messages on the wire, as JSON text. A call carries a number that its answer repeats. */
export type Message =
  | { call: number; method: string; input: unknown }
  | { answer: number; value: unknown }
  | { answer: number; error: { code: ErrorCode; message: string } }
  | { event: EventName; data: unknown };

export function encode(message: Message): string {
  return JSON.stringify(message);
}

/** @throws AppError `bad-input` when the text is no message of ours. */
export function decode(text: string): Message {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError('bad-input', 'A message could not be read.');
  }
  if (typeof value === 'object' && value !== null) {
    if ('call' in value && typeof value.call === 'number' && 'method' in value) return value as Message;
    if ('answer' in value && typeof value.answer === 'number') return value as Message;
    if ('event' in value && typeof value.event === 'string') return value as Message;
  }
  throw new AppError('bad-input', 'A message could not be read.');
}
