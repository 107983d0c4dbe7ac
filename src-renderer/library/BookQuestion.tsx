import { Check } from 'lucide-react';
import { useState, type JSX } from 'react';
import { Checkbox } from 'react-aria-components';
import { Scroll } from '../ui/Scroll';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { answerQuestion, type Question } from './import-queue';
import styles from './BookQuestion.module.css';

/** A book of several chapters waits until the reader has said what it becomes; Escape leaves it out. */
export function BookQuestion({ question: { title, chapters } }: { question: Question }): JSX.Element {
  const [always, setAlways] = useState(false);
  return (
    <Sheet title={`“${title}” has ${chapters.length} chapters`} onClose={() => answerQuestion(null)}>
      <div className={styles.question}>
        <p>Import it as one article, or each chapter as an article of its own?</p>
        <Scroll label="Chapters" className={styles.chapters}>
          <ol>
            {chapters.map((chapter, n) => (
              <li key={n} dir="auto">
                {chapter}
              </li>
            ))}
          </ol>
        </Scroll>
        <Checkbox className={styles.always!} isSelected={always} onChange={setAlways}>
          {({ isSelected }) => (
            <>
              <span className={styles.box}>
                {isSelected && <Check size={12} strokeWidth={3} aria-hidden />}
              </span>
              Do the same for all books
            </>
          )}
        </Checkbox>
        <footer className={styles.answers}>
          <TextButton kind="quiet" onPress={() => answerQuestion(null)}>
            Do not import
          </TextButton>
          <TextButton onPress={() => answerQuestion('chapters', always)}>
            An article for each chapter
          </TextButton>
          <TextButton kind="primary" autoFocus onPress={() => answerQuestion('whole', always)}>
            One article
          </TextButton>
        </footer>
      </div>
    </Sheet>
  );
}
