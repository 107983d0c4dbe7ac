import { Pencil, Trash2 } from 'lucide-react';
import { useRef, useState, type JSX } from 'react';
import { Input, Label, SearchField, TextField } from 'react-aria-components';
import { limits } from '#contract/limits';
import { useKnownTags } from '../known-tags';
import { completions, splitTags, type KnownTag } from '../tag-completion';
import { say, sayError } from '../toasts';
import { IconButton } from '../ui/IconButton';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import { deleteTag, renameTag } from './changing-tags';
import styles from './tags.module.css';

/** Most tags that are listed before any is looked for. */
const most = 300;

/** All tags of the library: each can be renamed, made one with another, or taken off everywhere. */
export default function TagsDialog(): JSX.Element {
  const known = useKnownTags();
  const [wanted, setWanted] = useState('');
  const [renaming, setRenaming] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const found = wanted.trim() ? completions(known, wanted) : known.slice(0, most);
  return (
    <Sheet title="Tags" onClose={closeDialog}>
      <SearchField className={styles.search!} value={wanted} onChange={setWanted} autoFocus>
        <Label className="visually-hidden">Find a tag</Label>
        <Input ref={search} placeholder="Find a tag" />
      </SearchField>
      <ul className={styles.tags} aria-label="Tags">
        {found.map((tag) => (
          <li key={tag.tag} className={styles.tag}>
            {renaming === tag.tag ? (
              <Rename
                tag={tag}
                known={known}
                onEnd={() => {
                  setRenaming(null);
                  search.current?.focus();
                }}
              />
            ) : (
              <Row tag={tag} onRename={() => setRenaming(tag.tag)} />
            )}
          </li>
        ))}
      </ul>
      {known.length === 0 && (
        <p className={styles.empty}>
          Nothing has a tag yet. Choose a highlight and press <kbd>T</kbd>, or give an article tags from its
          menu in the library.
        </p>
      )}
      {!wanted.trim() && known.length > most && (
        <p className={styles.empty}>{(known.length - most).toLocaleString()} more: type to find them.</p>
      )}
      {known.length > 0 && found.length === 0 && <p className={styles.empty}>No such tag.</p>}
    </Sheet>
  );
}

function Row({ tag: { tag, count }, onRename }: { tag: KnownTag; onRename: () => void }): JSX.Element {
  return (
    <>
      <span className={styles.name} title={tag}>
        <bdi>#{tag}</bdi>
      </span>
      {count !== null && (
        <span className={styles.count}>
          {count.toLocaleString()} {count === 1 ? 'use' : 'uses'}
        </span>
      )}
      <IconButton icon={Pencil} label={`Rename ${tag}`} small changes onPress={onRename} />
      <IconButton
        icon={Trash2}
        label={`Take ${tag} off everything`}
        small
        changes
        onPress={() => void deleteTag(tag).catch(sayError)}
      />
    </>
  );
}

interface RenameProps {
  tag: KnownTag;
  known: readonly KnownTag[];
  onEnd: () => void;
}

/** Enter renames; a name that is there already is asked about first, since the two cannot be told apart afterwards. */
function Rename({ tag: { tag }, known, onEnd }: RenameProps): JSX.Element {
  const [name, setName] = useState(tag);
  const [asking, setAsking] = useState(false);
  const to = splitTags(name)[0] ?? '';
  const other = known.find((one) => one.tag === to && to !== tag);
  const change = (): void => {
    if (splitTags(name).length > 1) return say('A tag holds no comma. Write one name.');
    if (to === '' || to === tag) return onEnd();
    if (other && !asking) return setAsking(true);
    onEnd();
    void renameTag(tag, to).catch(sayError);
  };
  return (
    <form
      className={styles.rename}
      onSubmit={(event) => {
        event.preventDefault();
        change();
      }}
    >
      <TextField
        autoFocus
        value={name}
        maxLength={limits.tag}
        onChange={(next) => {
          setName(next);
          setAsking(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return event.continuePropagation();
          onEnd();
        }}
      >
        <Label className="visually-hidden">New name of {tag}</Label>
        <Input dir="auto" onFocus={(event) => event.currentTarget.select()} />
      </TextField>
      {asking && other && (
        <p className={styles.asks} role="alert">
          There is a tag “{to}” already. The two become one.
        </p>
      )}
      <span className={styles.choices}>
        <TextButton type="submit" kind="primary">
          {asking ? 'Merge' : 'Rename'}
        </TextButton>
        <TextButton onPress={onEnd}>Cancel</TextButton>
      </span>
    </form>
  );
}
