import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { problemOf } from '../../actions/notices';
import { restoreRows } from '../../actions/restore-rows';
import { useAction } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import type { RunView } from '../../runs/run-watcher';
import { isActive } from '../../runs/runs-view';
import { stopOf } from '../../runs/waiting-steps';

const useStyles = makeStyles({ body: { whiteSpace: 'normal' } });

/** What a person should know of the run: why it paused, what comes too late, and what stands between it and the sheet. */
export function RunWarnings({ run }: { readonly run: RunView }) {
  const styles = useStyles();
  const text = useText();
  const restore = useAction(restoreRows);
  const { summary, connected, held, waiting, missing } = run;
  const problem = summary.problem;
  const stop = stopOf(run);
  return (
    <>
      {problem !== undefined && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody className={styles.body}>
            {text(`problem.${problem.code}`, problem.values)} {text(`remedy.${problem.code}`, problem.values)}
          </MessageBarBody>
        </MessageBar>
      )}
      {stop !== undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.body}>{text(`row.${stop.code}`, stop.values)}</MessageBarBody>
        </MessageBar>
      )}
      {summary.rowsAtRisk > 0 && isActive(summary) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.body}>
            {text('pane.run.at-risk', { count: summary.rowsAtRisk })}
          </MessageBarBody>
        </MessageBar>
      )}
      {!connected && isActive(summary) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.body}>{text('pane.run.lost')}</MessageBarBody>
        </MessageBar>
      )}
      {held !== undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.body}>
            {text('pane.run.held', { count: waiting })} {reasonOf(held, text)}
          </MessageBarBody>
        </MessageBar>
      )}
      {missing.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.body}>{text('pane.run.missing', { count: missing.length })}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" disabledFocusable={restore.busy} onClick={() => void restore.run(summary.id)}>
              {text('pane.run.restore')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </>
  );
}

function reasonOf(error: unknown, text: ReturnType<typeof useText>): string {
  const problem = problemOf(error);
  return 'code' in problem ? text(`problem.${problem.code}`, problem.values) : '';
}
