import {
  type Api,
  AppError,
  type Channel,
  decode,
  effects,
  encode,
  type ErrorData,
  type EventName,
  type Events,
  type MethodName,
  methods,
} from '#contract';
import type { z } from 'zod';

/** The answering end of a channel. */
export interface Served {
  push: <E extends EventName>(event: E, data: Events[E]) => void;
  close: () => void;
}

/**
 * Answers the calls that arrive on a channel. The only place where inputs are checked: what a service receives is
 * what the contract says, and nothing that changes a library which is open for reading only. Errors are answered as data; what is not an AppError is logged and stays here.
 */
export function serve(
  api: Api,
  channel: Channel,
  log: (error: unknown) => void = (error) => console.error(error),
  readOnly: () => string | null = () => null,
): Served {
  let open = true;
  const send = (message: Parameters<typeof encode>[0]): void => {
    if (!open) return;
    try {
      channel.send(encode(message));
    } catch (error) {
      // The other end is gone; it will ask again when it is back.
      log(error);
    }
  };

  const stop = channel.listen((text) => {
    const call = readCall(text);
    if (!call) return log(new Error('A message that is no call was ignored.'));
    answer(api, call.method, call.input, readOnly).then(
      (value) => send({ answer: call.call, value }),
      (error: unknown) => {
        if (!(error instanceof AppError)) log(error);
        send({ answer: call.call, error: errorData(error) });
      },
    );
  });

  return {
    push: (event, data) => send({ event, data }),
    close: () => {
      open = false;
      stop();
    },
  };
}

function readCall(text: string): { call: number; method: unknown; input: unknown } | null {
  try {
    const message = decode(text);
    return 'call' in message ? message : null;
  } catch {
    return null;
  }
}

async function answer(
  api: Api,
  method: unknown,
  input: unknown,
  readOnly: () => string | null,
): Promise<unknown> {
  // Own properties only: `constructor` and `__proto__` are no methods.
  if (typeof method !== 'string' || !Object.hasOwn(methods, method)) {
    throw new AppError('bad-input', 'There is no such method. Reload the window.');
  }
  const name = method as MethodName;
  const checked = methods[name].input.safeParse(input);
  if (!checked.success) throw new AppError('bad-input', sentence(name, checked.error));
  const refusal = readOnly();
  if (refusal !== null && effects[name] === 'changes') throw new AppError('read-only', refusal);
  const service = api[name] as (input: unknown) => unknown;
  return service(checked.data);
}

function sentence(method: MethodName, error: z.ZodError): string {
  const issue = error.issues[0];
  const field = issue && issue.path.length > 0 ? `“${issue.path.join('.')}”` : 'the input';
  return `The request ${method} was refused: ${field} is not as expected (${issue?.message ?? 'unknown'}).`;
}

function errorData(error: unknown): ErrorData {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return {
    code: 'internal',
    message: 'Something went wrong in Synoptic. Try again; if it stays, restart the program.',
  };
}
