import type { JSX, ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ComparisonView } from '#contract';
import { storeView } from '../../changing-comparison';
import { useComparingView } from '../../comparing';
import styles from './side.module.css';

type SidePanel = ComparisonView['panel'];

const panels: Record<SidePanel, { tab: string; label: string; region: string }> = {
  notes: { tab: 'Notes', label: 'Notebook', region: 'notebook' },
  overview: { tab: 'Overview', label: 'Overview of the comparison', region: 'overview' },
  grid: { tab: 'Grid', label: 'Claim grid', region: 'grid' },
};
const names = Object.keys(panels) as SidePanel[];

/** What stands beside several open articles: the notes on them, what they have in common, or the claim grid. */
export function Side(content: Record<SidePanel, ReactNode>): JSX.Element {
  const { panel } = useComparingView();
  const { label, region } = panels[panel];
  return (
    <aside className={styles.side} aria-label={label} data-region={region}>
      <Tabs
        className={styles.tabs!}
        selectedKey={panel}
        onSelectionChange={(key) => storeView({ panel: key as SidePanel })}
      >
        <TabList aria-label="Beside the articles" className={styles.names!}>
          {names.map((name) => (
            <Tab key={name} id={name} className={styles.name!}>
              {panels[name].tab}
            </Tab>
          ))}
        </TabList>
        {names.map((name) => (
          <TabPanel key={name} id={name} className={styles.panel!}>
            {content[name]}
          </TabPanel>
        ))}
      </Tabs>
    </aside>
  );
}
