import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { usePane, useSelected } from './pane-context';
import { panels } from './panels';
import { useText } from './use-text';
import { steps, viewLabels, type View } from './views';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: '1fr',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    flexDirection: 'column',
    gap: '2px',
    minWidth: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXS}`,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The steps of the work: always visible, in their order. */
export function Navigation() {
  const styles = useStyles();
  const text = useText();
  const { store } = usePane();
  const view = useSelected((state) => state.view);
  return (
    <TabList
      className={styles.list}
      size="small"
      selectedValue={view}
      onTabSelect={(_event, { value }) => store.set({ view: value as View })} // the values are those below
      aria-label={text('pane.navigation')}
    >
      {steps.map((step) => {
        const Icon = panels[step].icon;
        return (
          <Tab key={step} value={step} icon={<Icon />} className={styles.tab}>
            {text(viewLabels[step])}
          </Tab>
        );
      })}
    </TabList>
  );
}
