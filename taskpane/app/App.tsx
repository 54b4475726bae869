import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useRef } from 'react';
import { ConnectionLine } from '../panels/connect/ConnectionLine';
import { Footer } from './Footer';
import { Gate } from './Gate';
import { LiveRegion } from './LiveRegion';
import { Navigation, tabOf } from './Navigation';
import { Notices } from './Notices';
import { useSelected } from './pane-context';
import { PanelBoundary } from './PanelBoundary';
import { panels } from './panels';
import { useKeptFocus } from './use-kept-focus';
import { useText } from './use-text';
import { steps } from './views';
import { WorkBar } from './WorkBar';

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    height: '100vh',
    minWidth: 0,
    overflow: 'hidden',
    // Names and words longer than the pane is wide break rather than run out of it.
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  panel: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
});

function ChosenPanel() {
  const styles = useStyles();
  const text = useText();
  const view = useSelected((state) => state.view);
  const Panel = panels[view].component;
  const panel = (
    <PanelBoundary key={view}>
      <Suspense fallback={<Spinner size="small" label={text('pane.loading')} />}>
        <Panel />
      </Suspense>
    </PanelBoundary>
  );
  const step = steps.find((one) => one === view);
  if (step === undefined) return <div className={styles.panel}>{panel}</div>;
  return (
    <div className={styles.panel} role="tabpanel" aria-labelledby={tabOf(step)}>
      <Gate>{panel}</Gate>
    </div>
  );
}

/** The whole pane: whom it works for, navigation, what is going on, and the panel of the chosen step. */
export function App() {
  const styles = useStyles();
  const { locale } = useText();
  const pane = useRef<HTMLDivElement>(null);
  useKeptFocus(pane);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <div ref={pane} className={styles.pane}>
      <ConnectionLine />
      <Navigation />
      <main className={styles.main}>
        <WorkBar />
        <Notices />
        <ChosenPanel />
      </main>
      <Footer />
      <LiveRegion />
    </div>
  );
}
