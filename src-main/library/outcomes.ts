import { AppError, type ImportOutcome } from '#contract';

export function refused(file: string, { code, message }: AppError): ImportOutcome {
  return { outcome: 'refused', file, error: { code, message } };
}

export function cancelled(name: string): AppError {
  return new AppError('cancelled', `The import of “${name}” was cancelled.`);
}
