import { useState, type JSX } from 'react';
import { Input, Label, SearchField, Switch, useFilter } from 'react-aria-components';
import { announce } from '../announce';
import { changePreferences, usePreferences } from '../preferences';
import { Scroll } from '../ui/Scroll';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import { commandGroups, type Command } from './command';
import styles from './commands.module.css';
import { KeyRow } from './KeyRow';
import { keyLabels } from './keys';
import { commands, keysOf } from './table';

/** All commands with their keys, from the same table that runs them; each key can be made another. */
export default function HelpDialog(): JSX.Element {
  const { letterKeys } = usePreferences();
  const [wanted, setWanted] = useState('');
  const [choosing, setChoosing] = useState<string | null>(null);
  const { contains } = useFilter({ sensitivity: 'base' });
  const words = wanted.split(/\s+/).filter(Boolean);
  const shown = commands.filter(
    (command) => command.exists?.() !== false && words.every((word) => contains(saidOf(command), word)),
  );
  return (
    <Sheet title="Keys" onClose={closeDialog} wide>
      <div className={styles.keysTools}>
        <SearchField className={styles.keysSearch!} value={wanted} onChange={setWanted} autoFocus>
          <Label className="visually-hidden">Find a command or a key</Label>
          <Input placeholder="Find a command or a key" />
        </SearchField>
        <Switch
          className={styles.letters!}
          isSelected={letterKeys}
          onChange={(on) => changePreferences({ letterKeys: on })}
        >
          <span>Single-letter keys</span>
          <span className={styles.switch} aria-hidden />
        </Switch>
        <TextButton
          kind="quiet"
          onPress={() => {
            changePreferences({ keys: {} });
            announce('All commands have their built-in keys again');
          }}
        >
          Reset all
        </TextButton>
      </div>
      <Scroll label="Commands and their keys" className={styles.helpScroll}>
        {shown.length === 0 && <p className={styles.none}>No such command.</p>}
        <div className={styles.help}>
          {commandGroups.map((group) => {
            const rows = shown.filter((command) => command.group === group);
            return (
              rows.length > 0 && (
                <section key={group}>
                  <h3>{group}</h3>
                  <dl>
                    {rows.map((command) => (
                      <KeyRow
                        key={command.id}
                        command={command}
                        choosing={choosing === command.id}
                        onChoose={(now) => setChoosing(now ? command.id : null)}
                      />
                    ))}
                  </dl>
                </section>
              )
            );
          })}
        </div>
      </Scroll>
    </Sheet>
  );
}

/** What a command is found by: its words, and its keys as they are written. */
const saidOf = (command: Command): string =>
  [command.title, command.group, ...keysOf(command).map((key) => keyLabels(key).join(' '))].join(' ');
