import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, type JSX, type KeyboardEvent } from 'react';
import { Input, Label, SearchField, ToggleButton } from 'react-aria-components';
import { limits } from '#contract/limits';
import { useData } from '../api';
import { changeLiteral, useFinding } from '../finding';
import { hitCount, numberOf, type ArticleHits } from '../hit-order';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { useWorkspace } from '../workspace';
import { endFinding, moveHit } from './hit-moves';
import styles from './search.module.css';

interface Props {
  /** Looks for these words in the whole library. */
  onLibrary: (words: string) => void;
}

/** Finds words in the open articles; or, when a search has found them there, goes through its hits. */
export function FindBar({ onLibrary }: Props): JSX.Element | null {
  const open = useFinding(({ bar }) => bar);
  const searched = useFinding(({ sought }) => sought?.kind === 'search');
  const reading = useWorkspace((workspace) => workspace.panes.length > 0);
  if (!reading || !(open || searched)) return null;
  return open ? <LiteralBar onLibrary={onLibrary} /> : <HitsBar />;
}

/** Enter and Shift+Enter go through the hits, Escape ends it; all other keys are the field's own. */
const keys = (event: KeyboardEvent): void => {
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape') endFinding();
  else if (event.key === 'Enter' && event.target instanceof HTMLInputElement)
    moveHit(event.shiftKey ? -1 : 1);
  else return;
  event.preventDefault();
  event.stopPropagation();
};

function LiteralBar({ onLibrary }: Props): JSX.Element {
  const literal = useFinding((finding) => finding.literal);
  const hits = useFinding((finding) => finding.hits);
  const asked = useFinding((finding) => finding.asked);
  const panes = useWorkspace((workspace) => workspace.panes);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const empty = literal.words.trim() === '';
  const count = hitCount(hits);
  return (
    <div
      className={styles.bar}
      role="search"
      aria-label="Find in the open articles"
      data-region="find"
      onKeyDownCapture={keys}
    >
      <SearchField
        className={styles.field!}
        value={literal.words}
        onChange={(words) => changeLiteral({ words })}
      >
        <Label className="visually-hidden">Find in the open articles</Label>
        <Input
          ref={field}
          data-region-start=""
          placeholder={panes.length > 1 ? 'Find in these articles' : 'Find in this article'}
          maxLength={limits.search}
        />
      </SearchField>
      <ToggleButton
        className={styles.option!}
        isSelected={literal.matchCase}
        onChange={(matchCase) => changeLiteral({ matchCase })}
        aria-label="Match capital letters"
      >
        Aa
      </ToggleButton>
      <ToggleButton
        className={styles.option!}
        isSelected={literal.wholeWords}
        onChange={(wholeWords) => changeLiteral({ wholeWords })}
      >
        Whole words
      </ToggleButton>
      <span className={styles.count}>
        {empty ? (
          ''
        ) : count === 0 ? (
          <>
            <span className={styles.nowhere}>
              Not in {panes.length > 1 ? 'these articles' : 'this article'}.
            </span>
            <TextButton kind="quiet" onPress={() => onLibrary(literal.words.trim())}>
              Search the library
            </TextButton>
          </>
        ) : (
          <Count hits={hits} />
        )}
      </span>
      <Moves count={empty ? 0 : count} />
    </div>
  );
}

/** Hits of a search of the library: what is sought stands in its own field. */
function HitsBar(): JSX.Element {
  const hits = useFinding((finding) => finding.hits);
  const search = useFinding(({ sought }) => (sought?.kind === 'search' ? sought.search : ''));
  const count = hitCount(hits);
  return (
    <div
      className={styles.bar}
      role="group"
      aria-label="Hits of the search"
      data-region="find"
      onKeyDownCapture={keys}
    >
      <span className={styles.searched}>
        Search: <bdi>{search}</bdi>
      </span>
      <span className={styles.count}>
        {count === 0 ? 'Not in the text of the open articles' : <Count hits={hits} />}
      </span>
      <Moves count={count} />
    </div>
  );
}

/** “3 of 17 · Courier 9, Radio 8”. */
function Count({ hits }: { hits: readonly ArticleHits[] }): JSX.Element {
  const current = useFinding((finding) => finding.current);
  const number = current && numberOf(hits, current);
  const count = hitCount(hits);
  const names = useNames(hits.length > 1 ? hits.map(({ article }) => article) : []);
  const capped = hits.some(({ passages, total }) => total > passages.length);
  const all = `${count.toLocaleString()}${capped ? '+' : ''}`;
  return (
    <>
      {number === null
        ? count === 1
          ? '1 hit'
          : `${all} hits`
        : `${(number + 1).toLocaleString()} of ${all}`}
      {names.length > 1 && (
        <span className={styles.perPane}>
          {hits.map(({ article, total }, i) => (
            <span key={article}>
              <bdi>{names[i]}</bdi> {total.toLocaleString()}
            </span>
          ))}
        </span>
      )}
    </>
  );
}

/** What the panes are called, from left to right: by their outlets, and by their places where those are the same. */
function useNames(articles: readonly string[]): string[] {
  const held = useData(
    'getArticle',
    articles.map((id) => ({ id })),
  );
  const sites = held.map((article) => article?.siteName ?? null);
  if (sites.every((site) => site !== null) && new Set(sites).size === sites.length) return sites;
  const places = [
    ['left', 'right'],
    ['left', 'middle', 'right'],
  ][sites.length - 2];
  return sites.map((_, i) => places?.[i] ?? String(i + 1));
}

function Moves({ count }: { count: number }): JSX.Element {
  return (
    <span className={styles.moves}>
      <IconButton
        icon={ChevronUp}
        label="Previous hit"
        command="find.previous"
        small
        isDisabled={count === 0}
        onPress={() => moveHit(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label="Next hit"
        command="find.next"
        small
        isDisabled={count === 0}
        onPress={() => moveHit(1)}
      />
      <IconButton icon={X} label="End finding" command="find.end" small onPress={endFinding} />
    </span>
  );
}
