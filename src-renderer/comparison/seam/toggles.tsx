import { Link2, Link2Off, Lock, LockOpen } from 'lucide-react';
import type { JSX } from 'react';
import { useComparing, useComparingView } from '../../comparing';
import { freeze, toggleLinked } from '../../linking-panes';
import { IconButton } from '../../ui/IconButton';
import { useWorkspace } from '../../workspace';

/** Whether the panes scroll together. */
export function LinkToggle(): JSX.Element {
  const { linked } = useComparingView();
  return (
    <IconButton
      icon={linked ? Link2 : Link2Off}
      label="Panes scroll together"
      command="comparing.linked"
      active={linked}
      small
      onPress={toggleLinked}
    />
  );
}

/** Whether a pane stays where it is while the others scroll together; nothing where none do. */
export function FreezeButton({ article }: { article: string }): JSX.Element | null {
  const { linked } = useComparingView();
  const several = useWorkspace((workspace) => workspace.panes.length > 1);
  const frozen = useComparing((comparing) => comparing.frozen.includes(article));
  if (!several || !linked) return null;
  return (
    <IconButton
      icon={frozen ? Lock : LockOpen}
      label="Stay here while others scroll"
      command="comparing.freeze"
      active={frozen}
      small
      onPress={() => freeze(article)}
    />
  );
}
