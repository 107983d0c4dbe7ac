import { useEffect, type JSX } from 'react';
import { aimLink, aimOfWorkspace, cancelLink, shortQuote, useLinking } from '../linking';
import { useStripKeys } from '../strip-keys';
import { Keys } from '../ui/Keys';
import { Strip } from '../ui/Strip';
import { TextButton } from '../ui/TextButton';
import { useWorkspace } from '../workspace';

/** While a link is made: says so at the bottom of the reader, and takes the keys that go on or end it. */
export function LinkStrip(): JSX.Element | null {
  const from = useLinking((linking) => linking.from);
  const asking = useLinking((linking) => linking.to !== null);
  const ready = useWorkspace((workspace) => workspace.annotation !== null || workspace.selection !== null);
  useStripKeys(from !== null && !asking, aim, cancelLink);
  usePointerAim(from !== null);
  if (!from) return null;
  return (
    <Strip
      label="Link"
      says={
        <>
          Link from <q>{shortQuote(from.quote)}</q>
          <span>
            {asking
              ? 'Say how they stand to each other.'
              : 'Choose the other passage, in this or another pane.'}
          </span>
        </>
      }
      tools={
        !asking && (
          <>
            <TextButton kind="quiet" isDisabled={!ready} onPress={aim}>
              Link <Keys of="Enter" />
            </TextButton>
            <TextButton kind="quiet" onPress={cancelLink}>
              Cancel <Keys of="Escape" />
            </TextButton>
          </>
        )
      }
    />
  );
}

function aim(): boolean {
  const to = aimOfWorkspace();
  if (to) aimLink(to);
  return to !== null;
}

/** What is selected or chosen by pointer is the other end at once; by keyboard it may still grow. */
function usePointerAim(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    let byPointer = false;
    const pointer = (): void => void (byPointer = true);
    const key = (): void => void (byPointer = false);
    window.addEventListener('pointerdown', pointer, true);
    window.addEventListener('keydown', key, true);
    const stop = useWorkspace.subscribe((now, before) => {
      if (!byPointer || (now.selection === before.selection && now.annotation === before.annotation)) return;
      aim();
    });
    return () => {
      window.removeEventListener('pointerdown', pointer, true);
      window.removeEventListener('keydown', key, true);
      stop();
    };
  }, [on]);
}
