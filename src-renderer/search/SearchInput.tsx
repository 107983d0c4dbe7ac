import { useEffect, useId, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { limits } from '#contract/limits';
import { useAnswer } from '../api';
import { rememberSearch } from '../opening-found';
import { usePreferences } from '../preferences';
import { searchLibrary, useShelf } from '../shelf';
import styles from './search-field.module.css';
import { suggestions, type Known, type Suggestion } from './suggestions';

/** Milliseconds of rest after a key until the library is asked. */
const pause = 90;

interface Props {
  id: string;
  /** To the results, with the arrow that leads there. */
  onLeave: () => void;
  /** Escape in the empty field. */
  onEscape?: () => void;
}

/** The field in which the library is searched: asks as one types, completes fields and their values. */
export function SearchInput({ id, onLeave, onEscape }: Props): JSX.Element {
  const stored = useShelf((shelf) => shelf.search);
  // What is typed counts until it is sent; what is set elsewhere meanwhile counts more.
  const [draft, setDraft] = useState<{ text: string; of: string } | null>(null);
  const text = draft?.of === stored ? draft.text : stored;
  const timer = useRef(0);
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [recent, setRecent] = useState(false);
  const [active, setActive] = useState(-1);
  const listId = useId();
  const offered = useOffered(text, caret, recent);
  const open = offered.length > 0;
  /** What is typed and not sent yet. */
  const unsent = useRef<{ text: string; of: string } | null>(null);
  const sendNow = (): void => {
    clearTimeout(timer.current);
    const typed = unsent.current;
    unsent.current = null;
    // What was set elsewhere meanwhile counts more.
    if (typed && useShelf.getState().search === typed.of) searchLibrary(typed.text);
  };
  // A field that goes right after a key loses nothing of what was typed.
  useEffect(() => sendNow, []);

  const send = (words: string): void => {
    clearTimeout(timer.current);
    unsent.current = null;
    setDraft(null);
    searchLibrary(words);
  };
  const type = (words: string, at: number | null): void => {
    setDraft({ text: words, of: stored });
    unsent.current = { text: words, of: stored };
    setCaret(at);
    setRecent(false);
    setActive(-1);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => send(words), pause);
  };
  const close = (): void => {
    setCaret(null);
    setRecent(false);
    setActive(-1);
  };
  const take = ({ search, caret: at }: Suggestion): void => {
    send(search);
    close();
    // The value is there with the next drawing; a field that was completed goes on with its values.
    requestAnimationFrame(() => {
      input.current?.setSelectionRange(at, at);
      if (search.charAt(at - 1) === ':') setCaret(at);
    });
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const run = action(event.key);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  function action(key: string): (() => void) | null {
    const chosen = offered[active];
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      if (open) return () => setActive((active + step + offered.length) % offered.length);
      if (step < 0) return null;
      return text.trim() === '' ? () => setRecent(true) : () => (send(text), onLeave());
    }
    if (chosen && (key === 'Enter' || key === 'Tab')) return () => take(chosen);
    if (key === 'Enter') return () => (close(), send(text), rememberSearch(text), onLeave());
    if (key !== 'Escape') return null;
    if (open) return close;
    if (text !== '') return () => send('');
    return onEscape ?? null;
  }
  return (
    <div className={styles.combo}>
      <input
        ref={input}
        id={id}
        type="search"
        role="combobox"
        aria-label="Search the library"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        placeholder="Search the library"
        maxLength={limits.search}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => type(target.value, target.selectionStart)}
        onKeyDown={keys}
        onBlur={() => {
          close();
          sendNow();
        }}
      />
      {open && (
        <ul id={listId} role="listbox" aria-label={recent ? 'Recent searches' : 'Completions'}>
          {offered.map((one, i) => (
            // The field has the keyboard, and says which one it means.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={one.search}
              id={`${listId}-${i}`}
              role="option"
              aria-selected={i === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
            >
              <bdi>{one.label}</bdi>
              {one.about && <span>{one.about}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useOffered(text: string, caret: number | null, recent: boolean): Suggestion[] {
  const { searches } = usePreferences();
  const known = useKnown();
  return useMemo(() => {
    if (recent) return searches.map((search) => ({ label: search, about: '', search, caret: search.length }));
    return caret === null ? [] : suggestions(text, caret, known);
  }, [text, caret, recent, searches, known]);
}

function useKnown(): Known {
  const { categories } = usePreferences();
  const { data: facets } = useAnswer('getFacets', {});
  const { data: tags } = useAnswer('listTags', {});
  const { data: collections } = useAnswer('listCollections', { members: false });
  return useMemo(
    () => ({
      tags: [...new Set([...(facets?.tags.map(({ tag }) => tag) ?? []), ...(tags ?? [])])],
      sites: facets?.sites.map(({ name }) => name) ?? [],
      languages: facets?.languages.map(({ lang }) => lang) ?? [],
      categories: categories.map(({ name }) => name),
      collections: collections?.map(({ name }) => name) ?? [],
    }),
    [facets, tags, collections, categories],
  );
}
