import {
  memo,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEventHandler,
  type JSX,
  type KeyboardEvent,
  type Ref,
} from 'react';
import type { TemplateProblem } from '#contract';
import { longestTemplate } from '#contract/templating';
import { caretAfter, type Replacement } from '../ui/note/note-editing';
import { moveLines } from './insertion';
import { piecesOf } from './source-lines';
import styles from './source.module.css';

/** What is done to the field from outside. */
export interface SourceHandle {
  selection: () => { text: string; start: number; end: number };
  /** Puts something in, as if it were typed: the field's own undo takes it back. */
  apply: (change: Replacement) => void;
  /** Puts the caret there, in view, and the focus. */
  goTo: (offset: number) => void;
}

interface Props {
  label: string;
  value: string;
  problem: TemplateProblem | null;
  readOnly: boolean;
  onChange?: (text: string) => void;
  onBlur?: FocusEventHandler;
  describedBy?: string;
  ref?: Ref<SourceHandle>;
}

/**
 * The text of a template, with numbers of its lines and what the language reads made out. The letters are those of an
 * ordinary field; below it lies the same text, unseen, for what is behind the letters. Tab moves lines in; after Escape it
 * leaves the field.
 */
export function SourceField({
  label,
  value,
  problem,
  readOnly,
  onChange,
  onBlur,
  describedBy,
  ref,
}: Props): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const [leaving, setLeaving] = useState(false);
  useCaret(field, value);
  useCaretInView(field, below, value, problem);

  const apply = ({ from, to, insert, start, end }: Replacement): void => {
    const area = field.current;
    if (!area || readOnly) return;
    area.focus();
    area.setSelectionRange(from, to);
    // The one way to change a field that its own undo knows of.
    const done =
      insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert);
    if (done) area.setSelectionRange(start, end);
  };
  useImperativeHandle(ref, () => ({
    selection: () => {
      const { value: text = '', selectionStart: start = 0, selectionEnd: end = 0 } = field.current ?? {};
      return { text, start, end };
    },
    apply,
    goTo: (offset) => {
      const area = field.current;
      if (!area) return;
      area.focus({ preventScroll: true });
      area.setSelectionRange(offset, offset);
      lineAt(below.current, area.value, offset)?.scrollIntoView({ block: 'center' });
    },
  }));

  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { key, currentTarget: area } = event;
    if (key === 'Escape' && !leaving && !readOnly) {
      // The first one frees Tab; another closes the dialog.
      setLeaving(true);
      event.stopPropagation();
    } else if (key === 'Tab' && !leaving && !readOnly && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const now = { text: area.value, start: area.selectionStart, end: area.selectionEnd };
      const change = moveLines(now, event.shiftKey);
      if (change) apply(change);
      event.preventDefault();
      event.stopPropagation();
    } else if (!['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Escape'].includes(key)) setLeaving(false);
  };

  return (
    <div className={styles.frame} data-readonly={readOnly || undefined}>
      <div className={styles.source}>
        <div ref={below} className={styles.below} aria-hidden>
          {value.split('\n').map((line, n) => (
            <Line key={n} line={line} column={problem?.line === n + 1 ? problem.column : null} />
          ))}
        </div>
        <textarea
          ref={field}
          className={styles.field}
          aria-label={label}
          aria-invalid={problem !== null}
          aria-describedby={describedBy}
          aria-keyshortcuts={readOnly ? undefined : 'Escape'}
          value={value}
          readOnly={readOnly}
          maxLength={longestTemplate}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          data-gramm="false"
          onChange={(event) => onChange?.(event.target.value)}
          onKeyDown={press}
          onBlur={(event) => {
            setLeaving(false);
            onBlur?.(event);
          }}
        />
      </div>
      {leaving && (
        <p className={styles.leaving} role="status">
          Tab leaves the field. Escape closes.
        </p>
      )}
    </div>
  );
}

const Line = memo(function Line({ line, column }: { line: string; column: number | null }): JSX.Element {
  return (
    <div className={styles.line} data-wrong={column !== null || undefined}>
      {piecesOf(line, column).map(({ text, kind, wrong }, n) =>
        kind === 'words' ? (
          text
        ) : (
          <span key={n} data-kind={kind} data-wrong={wrong || undefined}>
            {text}
          </span>
        ),
      )}
    </div>
  );
});

function lineAt(below: HTMLElement | null, text: string, offset: number): Element | undefined {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return below?.children[line];
}

/** The field is as high as its text, and what is around it scrolls: the line that is written in stays in view. */
function useCaretInView(
  field: { current: HTMLTextAreaElement | null },
  below: { current: HTMLElement | null },
  text: string,
  /** What is said of it takes some of the field's height. */
  problem: TemplateProblem | null,
): void {
  useLayoutEffect(() => {
    const area = field.current;
    if (!area || document.activeElement !== area) return;
    const line = lineAt(below.current, area.value, area.selectionEnd);
    // A line of a paragraph may be higher than its place.
    if (line && line.clientHeight < 100) line.scrollIntoView({ block: 'nearest' });
  }, [field, below, text, problem]);
}

/** Keeps the caret by its words when another window's text comes into the field. */
function useCaret(field: { current: HTMLTextAreaElement | null }, text: string): void {
  const last = useRef({ text, start: 0, end: 0 });
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    const note = (): void => {
      last.current = { text: area.value, start: area.selectionStart, end: area.selectionEnd };
    };
    document.addEventListener('selectionchange', note);
    area.addEventListener('input', note);
    return () => {
      document.removeEventListener('selectionchange', note);
      area.removeEventListener('input', note);
    };
  }, [field]);
  useLayoutEffect(() => {
    const area = field.current;
    const before = last.current;
    if (!area || before.text === text) return;
    const [start, end] = [before.start, before.end].map((caret) => caretAfter(before.text, text, caret));
    last.current = { text, start: start ?? 0, end: end ?? 0 };
    area.setSelectionRange(start ?? 0, end ?? 0);
  }, [field, text]);
}
