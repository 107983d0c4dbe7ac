import { ChevronDown } from 'lucide-react';
import type { JSX } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import type { ShownRow } from '#contract';
import { judge } from './changing-grid';
import styles from './grid.module.css';
import { verdictNames, verdictOrder } from './verdicts';
import { ChangeButton } from '../../ui/ChangeButton';

interface Props {
  row: ShownRow;
  number: number;
  stop: { 'data-stop': string; tabIndex: number };
}

/** The reader's own judgement on a row. */
export function VerdictMenu({ row, number, stop }: Props): JSX.Element {
  const chosen = row.verdict && verdictNames[row.verdict];
  return (
    <MenuTrigger>
      <ChangeButton
        {...stop}
        excludeFromTabOrder={stop.tabIndex < 0}
        className={styles.verdict!}
        data-verdict={row.verdict ?? undefined}
        aria-label={`Claim ${number}, verdict: ${chosen?.name ?? 'none yet'}`}
      >
        {chosen && <chosen.sign className={styles.sign} size={14} strokeWidth={2.25} aria-hidden />}
        {chosen?.name ?? 'Verdict'}
        <ChevronDown size={12} aria-hidden />
      </ChangeButton>
      <Popover className={styles.menu!} placement="bottom start">
        <Menu
          aria-label="Verdict"
          selectionMode="single"
          selectedKeys={row.verdict ? [row.verdict] : []}
          onAction={(key) => void judge(row, verdictOrder.find((verdict) => verdict === key) ?? null)}
        >
          {verdictOrder.map((verdict, i) => {
            const { name, sign: Sign, means } = verdictNames[verdict];
            return (
              <MenuItem key={verdict} id={verdict} textValue={name} className={styles.menuItem!}>
                <Sign className={styles.sign} size={14} strokeWidth={2.25} aria-hidden />
                <Text slot="label">{name}</Text>
                <Text slot="description" className={styles.means}>
                  {means}
                </Text>
                <kbd aria-hidden>{i + 1}</kbd>
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
