import { useEffect, useImperativeHandle, useRef, type JSX, type Ref } from 'react';
import type { ExportTemplate, TemplateProblem } from '#contract';
import { dropNote, editNote, noteKey, noteSession, useNotes, whenSaved } from '../note-saving';
import { useRefusal } from '../read-only';
import { templateOwner } from '../template-text';
import { NoteStateLine } from '../ui/note/NoteStateLine';
import { createTemplate, deleteTemplate } from './changing-templates';
import { Problems, type Wrong } from './Problems';
import { offsetOf } from './source-lines';
import { SourceField, type SourceHandle } from './SourceField';
import { saveTemplate } from './template-files';
import { TemplateConflict } from './TemplateConflict';
import { TemplateHeader } from './TemplateHeader';
import styles from './templates.module.css';

/** A template being written, stored with every key as notes are. */
export function useTemplateText(template: ExportTemplate) {
  const owner = templateOwner(template.id, template.name);
  const stored = { note: template.template, modified: template.modified };
  const session = noteSession(owner, stored);
  const snapshot = useNotes((notes) => notes[noteKey(owner)]) ?? session.snapshot();
  return { owner, stored, session, snapshot };
}

export interface EditorHandle {
  source: SourceHandle | null;
  remove: () => Promise<void>;
}

interface Props {
  template: ExportTemplate;
  isNew: boolean;
  problems: Wrong;
  /** A template has been made, and is to be shown. */
  onMade: (id: string) => void;
  ref?: Ref<EditorHandle>;
}

export function TemplateEditor({ template, isNew, problems, onMade, ref }: Props): JSX.Element {
  const { owner, stored, session, snapshot } = useTemplateText(template);
  const { text, state, theirs, error } = snapshot;
  const refusal = useRefusal();
  const source = useRef<SourceHandle>(null);
  // What a stretch of typing begins with; leaving the field ends it, which is one step to undo.
  const end = useRef<(() => void) | null>(null);
  const first = useRef({ owner, stored });
  useEffect(() => {
    end.current = editNote(first.current.owner, first.current.stored);
    return () => {
      end.current?.();
      end.current = null;
    };
  }, []);
  useEffect(() => session.follow(stored), [session, stored]);
  const endStretch = (): void => {
    end.current?.();
    end.current = editNote(owner, stored);
  };

  const remove = async (): Promise<void> => {
    end.current?.();
    end.current = null;
    // What could not be stored goes with it; all else comes back with it.
    if (['failed', 'conflict'].includes(session.snapshot().state)) dropNote(owner);
    else await whenSaved(owner);
    await deleteTemplate(template);
  };
  useImperativeHandle(ref, () => ({ source: source.current, remove }));
  const copy = (): void => onMade(createTemplate(template.name, text).id);
  const keepBoth = async (): Promise<void> => {
    const { id, stored } = createTemplate(template.name, text);
    // Until the copy is there, this is the only place where these words stand.
    if (!(await stored)) return;
    session.settle('theirs');
    onMade(id);
  };
  const goTo = (problem: TemplateProblem): void => source.current?.goTo(offsetOf(text, problem));

  return (
    <section className={styles.editor} aria-label={template.name}>
      <TemplateHeader
        {...{ template, isNew }}
        onDuplicate={copy}
        onSave={() => saveTemplate({ name: template.name, template: text })}
        onDelete={() => void remove()}
      />
      {refusal !== null && <p className={styles.refused}>{refusal}</p>}
      <SourceField
        ref={source}
        label={`Text of ${template.name}`}
        value={text}
        problem={problems.problems[0] ?? null}
        readOnly={refusal !== null}
        onChange={session.type}
        onBlur={endStretch}
        describedBy="template-problems template-keys"
      />
      {theirs !== null && (
        <TemplateConflict
          theirs={theirs}
          onSettle={(choice) => session.settle(choice)}
          onKeepBoth={() => void keepBoth()}
        />
      )}
      <Problems {...problems} onGo={goTo} />
      <footer className={styles.foot}>
        <NoteStateLine state={state} error={error} onRetry={session.flush} />
        <span id="template-keys">Tab moves in; Escape, then Tab leaves.</span>
      </footer>
    </section>
  );
}
