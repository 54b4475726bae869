import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { Problem, type Problems } from '../../src/base';
import { problemOf } from '../actions/notices';
import { ProblemText } from './ProblemText';
import { useText } from './use-text';

const useStyles = makeStyles({
  middle: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    overflowY: 'auto',
  },
  start: { alignSelf: 'flex-start' },
});

function Failed({ problem, again }: { readonly problem: Problem | Problems; readonly again: () => void }) {
  const styles = useStyles();
  const text = useText();
  return (
    <div className={styles.middle} role="alert">
      <ProblemText problem={problem} />
      <Button appearance="primary" className={styles.start} onClick={again}>
        {text('pane.notice.retry')}
      </Button>
    </div>
  );
}

/** A panel's script that did not arrive: the gateway was away when the panel was first shown. */
function isMissingScript(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError';
}

interface BoundaryState {
  readonly problem: Problem | Problems | undefined;
}

/** Keeps a panel that fails from taking the whole pane with it. */
export class PanelBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { problem: undefined };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    const missing = error instanceof Error ? error.message : '';
    return {
      problem: isMissingScript(error) ? new Problem('gateway-unreachable', { detail: missing }) : problemOf(error),
    };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === undefined) return this.props.children;
    // React remembers a script that did not arrive; a new page asks for it again, and finds runs and workbook as they are.
    const again = () => {
      if (problem instanceof Problem && problem.code === 'gateway-unreachable') window.location.reload();
      else this.setState({ problem: undefined });
    };
    return <Failed problem={problem} again={again} />;
  }
}
