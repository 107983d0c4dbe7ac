import type { Id } from '#contract';

/** Answers that are kept for a call that comes again after a dropped connection. */
const kept = 8;

/** Runs a task, but one with the id of one of the last ones is that one, sent again: it gets the same answer. */
export function createOnce<T>(): (id: Id | undefined, task: () => Promise<T>) => Promise<T> {
  const answers = new Map<Id, Promise<T>>();
  return (id, task) => {
    if (id === undefined) return task();
    const known = answers.get(id);
    if (known) return known;
    const answer = task();
    answers.set(id, answer);
    for (const old of answers.keys()) {
      if (answers.size <= kept) break;
      answers.delete(old);
    }
    // One that failed changed nothing, and may be tried again.
    answer.catch(() => answers.delete(id));
    return answer;
  };
}
