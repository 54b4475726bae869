import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import { LiveRegion } from './LiveRegion';
import { Navigation } from './Navigation';
import { Notices } from './Notices';
import { useSelected } from './pane-context';
import { panels } from './panels';
import { useText } from './use-text';
import { WorkBar } from './WorkBar';

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    height: '100vh',
    minWidth: 0,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
});

/** The whole pane: navigation, what is going on, and the panel of the chosen step. */
export function App() {
  const styles = useStyles();
  const text = useText();
  const view = useSelected((state) => state.view);
  const Panel = panels[view].component;
  return (
    <div className={styles.pane}>
      <Navigation />
      <WorkBar />
      <Notices />
      <main className={styles.main}>
        <Suspense fallback={<Spinner size="small" label={text('pane.loading')} />}>
          <Panel />
        </Suspense>
      </main>
      <LiveRegion />
    </div>
  );
}
