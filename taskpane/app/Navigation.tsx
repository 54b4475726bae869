import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { usePane, useSelected } from './pane-context';
import { panels } from './panels';
import { useText } from './use-text';
import { steps, viewLabels, type View } from './views';

const useStyles = makeStyles({
  list: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  // Words of very different length share 320 px, so each takes what it needs.
  tab: { flexGrow: 1, flexShrink: 1, minWidth: 0, padding: `${tokens.spacingVerticalSNudge} 2px` },
  label: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'normal',
  },
});

/** Id of a step's tab: what the step shows is labelled by it. */
export const tabOf = (step: (typeof steps)[number]): string => `step-${step}`;

/** The steps of the work: always visible, in their order. */
export function Navigation() {
  const styles = useStyles();
  const text = useText();
  const { store } = usePane();
  const view = useSelected((state) => state.view);
  return (
    <nav aria-label={text('pane.navigation')}>
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
            <Tab key={step} id={tabOf(step)} value={step} className={styles.tab}>
              <span className={styles.label}>
                <Icon aria-hidden />
                {text(viewLabels[step])}
              </span>
            </Tab>
          );
        })}
      </TabList>
    </nav>
  );
}
