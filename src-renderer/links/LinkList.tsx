import { CornerDownRight, Link2, Pencil } from 'lucide-react';
import { useState, type JSX } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { ShownEnd } from '#contract';
import { useLinks } from '../held-links';
import { followLink } from '../link-jumps';
import { changeLink, deleteLink, endStates, linksOf, shortQuote, type Seen } from '../linking';
import { useSummaries } from '../summaries';
import { IconButton } from '../ui/IconButton';
import { LinkForm } from './LinkForm';
import styles from './links.module.css';

/** Id of the list of a highlight's links, which `links.follow` goes to when there are several. */
export const linkListId = (annotation: string): string => `links-${annotation}`;

/** The links of a highlight, each with what stands at its other end. Nothing when it has none. */
export function LinkList({
  article,
  annotation,
}: {
  article: string;
  annotation: string;
}): JSX.Element | null {
  const links = linksOf(useLinks(article), annotation);
  if (!links.length) return null;
  return (
    <ul id={linkListId(annotation)} className={styles.list} aria-label="Links">
      {links.map((seen) => (
        <LinkItem key={seen.link.id} seen={seen} home={article} />
      ))}
    </ul>
  );
}

function LinkItem({ seen, home }: { seen: Seen; home: string }): JSX.Element {
  const { link, there, says } = seen;
  const [editing, setEditing] = useState(false);
  const gone = there.state !== 'there';
  return (
    <li className={styles.item}>
      <span className={styles.says}>
        {seen.link.ends[0] === there ? (
          <Link2 size={13} strokeWidth={1.75} aria-hidden />
        ) : (
          <CornerDownRight size={13} strokeWidth={1.75} aria-hidden />
        )}
        {says}
        <DialogTrigger isOpen={editing} onOpenChange={setEditing}>
          <IconButton icon={Pencil} label={`Edit the link: ${says}`} small changes />
          <Popover className={styles.popover!} placement="bottom end">
            <Dialog className={styles.dialog!} aria-label="Link">
              <LinkForm
                relation={link.relation}
                note={link.note}
                done="Save"
                onCancel={() => setEditing(false)}
                onDone={(relation, note) => {
                  setEditing(false);
                  void changeLink(link, { relation, note });
                }}
                onDelete={() => {
                  setEditing(false);
                  void deleteLink(link);
                }}
              />
            </Dialog>
          </Popover>
        </DialogTrigger>
      </span>
      <Button className={styles.there!} data-link-there="" isDisabled={gone} onPress={() => followLink(seen)}>
        <bdi className={styles.quote}>{shortQuote(there.quote, 140)}</bdi>
        <span className={styles.where}>
          <Where end={there} home={home} />
        </span>
      </Button>
      {link.note && (
        <p className={styles.note} dir="auto">
          {link.note}
        </p>
      )}
    </li>
  );
}

/** In which article an end stands, and whether it can be gone to. */
export function Where({ end, home }: { end: ShownEnd; home?: string }): JSX.Element {
  const article = useSummaries([end.article])?.get(end.article);
  const name =
    end.article === home ? 'In this article' : (article?.siteName ?? (article?.title || end.title));
  return (
    <>
      <bdi>{name}</bdi>
      {end.state !== 'there' && <em> {endStates[end.state]}</em>}
    </>
  );
}
