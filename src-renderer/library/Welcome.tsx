import { Columns2, FilePlus2, FolderPlus } from 'lucide-react';
import type { JSX } from 'react';
import { TextButton } from '../ui/TextButton';
import { chooseFiles, chooseFolder } from './choose-files';
import { openSamples } from './import-queue';
import styles from './Welcome.module.css';

/** An empty library invites; a library without an open article says how to go on. */
export function Welcome({ empty }: { empty: boolean }): JSX.Element {
  return (
    <main className={styles.welcome} aria-label="Reader">
      <div className={styles.page}>
        <Sheets />
        {!empty ? (
          <>
            <h1>Choose an article</h1>
            <p>Click one in the library, or tick several and open them side by side.</p>
          </>
        ) : (
          <>
            <h1>Two accounts, side by side</h1>
            <p>
              Drop two saved pages or text files of the same story anywhere in this window. They are cleaned,
              kept in your library, and laid next to each other.
            </p>
          </>
        )}
        <div className={styles.ways}>
          <TextButton kind={empty ? 'primary' : 'plain'} icon={FilePlus2} changes onPress={chooseFiles}>
            Choose files…
          </TextButton>
          <TextButton icon={FolderPlus} changes onPress={chooseFolder}>
            Choose a folder…
          </TextButton>
          {empty && (
            <TextButton icon={Columns2} changes onPress={() => void openSamples()}>
              Open the sample comparison
            </TextButton>
          )}
        </div>
        {empty && (
          <p className={styles.tools}>
            What you kept in Pocket, Instapaper, Omnivore, Readwise, Raindrop, Hypothesis, Zotero or Kindle
            comes in, too: drop the file that it exports.
          </p>
        )}
        <p className={styles.promise}>Everything stays on this computer, in files you own.</p>
      </div>
    </main>
  );
}

/** Two sheets whose lines partly meet: what the program does, in one picture. */
function Sheets(): JSX.Element {
  const lines = [14, 22, 30, 38, 46, 54];
  const shared = [22, 46];
  return (
    <svg className={styles.sheets} viewBox="0 0 120 72" aria-hidden>
      {[4, 66].map((x) => (
        <g key={x}>
          <rect x={x} y="3" width="50" height="66" rx="2.5" className={styles.sheet} />
          {lines.map((y) => (
            <rect
              key={y}
              x={x + 8}
              y={y}
              width={y === 54 ? 20 : y === 30 ? 30 : 34}
              height="2.5"
              rx="1.25"
              className={shared.includes(y) ? styles.shared : styles.lineOfText}
            />
          ))}
        </g>
      ))}
      {shared.map((y) => (
        <path key={y} d={`M46 ${y + 1.25} H74`} className={styles.seam} />
      ))}
    </svg>
  );
}
