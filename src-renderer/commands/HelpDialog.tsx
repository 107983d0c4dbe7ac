import type { JSX } from 'react';
import { Keys } from '../ui/Keys';
import { Scroll } from '../ui/Scroll';
import { Sheet } from '../ui/Sheet';
import { closeDialog } from '../workspace';
import { commandGroups } from './command';
import styles from './commands.module.css';
import { commands, keysOf } from './table';

/** All keys, from the same table that runs them. */
export default function HelpDialog(): JSX.Element {
  return (
    <Sheet title="Keys" onClose={closeDialog} wide>
      <Scroll label="Keys" className={styles.helpScroll}>
        <div className={styles.help}>
          {commandGroups.map((group) => (
            <section key={group}>
              <h3>{group}</h3>
              <dl>
                {commands
                  .filter((command) => command.group === group && keysOf(command).length > 0)
                  .map((command) => (
                    <div key={command.id}>
                      <dt>{command.title}</dt>
                      <dd>
                        <Keys of={keysOf(command)[0] ?? ''} />
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
      </Scroll>
    </Sheet>
  );
}
