import { ArrowRight, Pencil, Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { Button } from 'react-aria-components';
import type { ShownEnd, ShownLink } from '#contract';
import { useAnswers } from '../api';
import { useChangingLinks } from '../held-links';
import { followLink } from '../link-jumps';
import { changeLink, deleteLink, endStates, relationNames, seenFrom, shortQuote } from '../linking';
import { IconButton } from '../ui/IconButton';
import { KeysOf } from '../ui/Keys';
import { Sheet } from '../ui/Sheet';
import { closeDialog, useWorkspace } from '../workspace';
import { LinkForm } from './LinkForm';
import { Where } from './LinkList';
import styles from './links.module.css';

/** All links of the open articles: both ends, what they say, and in what state an end is that cannot be gone to. */
export default function LinksDialog(): JSX.Element {
  const panes = useWorkspace((workspace) => workspace.panes);
  const answers = useAnswers(
    'listLinks',
    panes.map((article) => ({ article })),
  );
  const changing = useChangingLinks();
  const links = [
    ...new Map(
      answers.flatMap(({ data }, i) => changing(data ?? [], panes[i] ?? '')).map((link) => [link.id, link]),
    ).values(),
  ];
  const asked = answers.every(({ data, error }) => data || error);
  const failed = answers.find(({ error }) => error)?.error;
  return (
    <Sheet title="Links" onClose={closeDialog} wide>
      <div className={styles.all}>
        {failed && <p role="alert">{failed.message}</p>}
        {asked && !failed && links.length === 0 && (
          <p className={styles.none}>
            No links in the open articles yet. Choose a highlight or select words, press{' '}
            <KeysOf command="links.start" />, then choose the other passage.
          </p>
        )}
        <ol aria-label="Links of the open articles">
          {links.map((link) => (
            <LinkRow key={link.id} link={link} />
          ))}
        </ol>
      </div>
    </Sheet>
  );
}

function LinkRow({ link }: { link: ShownLink }): JSX.Element {
  const [editing, setEditing] = useState(false);
  const [first, second] = link.ends;
  const says = relationNames[link.relation].to;
  const follow = (from: ShownEnd): void => {
    closeDialog();
    // The dialog gives the focus back first.
    setTimeout(() => followLink(seenFrom(link, from.annotation)));
  };
  return (
    <li className={styles.row}>
      <End end={first} onPress={() => follow(second)} />
      <span className={styles.between}>
        <ArrowRight size={14} strokeWidth={1.75} aria-hidden />
        {says}
      </span>
      <End end={second} onPress={() => follow(first)} />
      <span className={styles.rowTools}>
        <IconButton
          icon={Pencil}
          label={`Edit the link: ${says}`}
          small
          active={editing}
          onPress={() => setEditing(!editing)}
        />
        <IconButton icon={Trash2} label="Remove the link" small onPress={() => void deleteLink(link)} />
      </span>
      {link.note && !editing && (
        <p className={styles.rowNote} dir="auto">
          {link.note}
        </p>
      )}
      {editing && (
        <div className={styles.rowForm}>
          <LinkForm
            relation={link.relation}
            note={link.note}
            done="Save"
            onCancel={() => setEditing(false)}
            onDone={(relation, note) => {
              setEditing(false);
              void changeLink(link, { relation, note });
            }}
          />
        </div>
      )}
    </li>
  );
}

function End({ end, onPress }: { end: ShownEnd; onPress: () => void }): JSX.Element {
  const gone = end.state !== 'there';
  return (
    <Button
      className={styles.end!}
      isDisabled={gone}
      aria-label={`${gone ? `${endStates[end.state as 'unplaced']}: ` : 'Go to '}“${shortQuote(end.quote)}”, ${end.title}`}
      onPress={onPress}
    >
      <bdi className={styles.quote}>{shortQuote(end.quote, 160)}</bdi>
      <span className={styles.where}>
        <Where end={end} />
      </span>
    </Button>
  );
}
