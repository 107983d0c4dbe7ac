import { AppError, limits } from '#contract';

export function notThere(): AppError {
  return new AppError('not-found', 'This note is not there any more. It may have been deleted.');
}

/** @param what begins the sentence: "This note" */
export function changedElsewhere(what: string): AppError {
  return new AppError(
    'conflict',
    `${what} was changed in another window meanwhile. Nothing was overwritten; look at both before you go on.`,
  );
}

export function tooManyTags(): AppError {
  return new AppError(
    'bad-input',
    `A note has at most ${limits.tags} tags, with those that another window added. Take some off first.`,
  );
}
