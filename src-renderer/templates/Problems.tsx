import { useEffect, useState, type JSX } from 'react';
import type { TemplateProblem } from '#contract';
import styles from './templates.module.css';
import type { Preview } from './use-preview';

/** Something is always wrong with what is half typed: it is said when typing rests for so long. Milliseconds. */
const rest = 450;

export type Wrong = Pick<Preview, 'problems' | 'failed'>;

/** What is wrong, once typing rests; it stays until it is known to be mended, which is shown at once. */
export function useSettledProblems({ problems, failed, current }: Preview): Wrong {
  const [shown, setShown] = useState<Wrong>({ problems: [], failed: null });
  useEffect(() => {
    if (!current) return;
    const isWrong = problems.length > 0 || failed !== null;
    const timer = setTimeout(() => setShown({ problems, failed }), isWrong ? rest : 0);
    return () => clearTimeout(timer);
  }, [problems, failed, current]);
  return shown;
}

interface Props extends Wrong {
  onGo: (problem: TemplateProblem) => void;
}

/** What is wrong with the template and where; pressing it goes there. Said when there is time: it must not cut off what is typed. */
export function Problems({ problems, failed, onGo }: Props): JSX.Element {
  return (
    <div className={styles.problems} role="status" id="template-problems">
      {failed !== null && <p className={styles.problem}>{failed}</p>}
      {problems.map((problem) => (
        <button
          key={`${problem.line} ${problem.column} ${problem.message}`}
          type="button"
          className={styles.problem}
          onClick={() => onGo(problem)}
        >
          <span>
            Line {problem.line}, column {problem.column}
          </span>{' '}
          {problem.message}
        </button>
      ))}
    </div>
  );
}
