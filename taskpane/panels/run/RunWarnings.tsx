import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { problemOf } from '../../actions/notices';
import { restoreRows } from '../../actions/restore-rows';
import { useAction } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import type { RunView } from '../../runs/run-watcher';
import { isActive } from '../../runs/runs-view';

const useStyles = makeStyles({ body: { whiteSpace: 'normal' } });

/** What stands between the run and what the agent sees of it. None of it harms the run. */
export function RunWarnings({ run }: { readonly run: RunView }) {
  const styles = useStyles();
  const text = useText();
  const restore = useAction(restoreRows);
  const { summary, connected, held, waiting, missing } = run;
  const problem = summary.problem;
  return (
    <>
      {problem !== undefined && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody className={styles.body}>
            {text(`problem.${problem.code}`, problem.values)} {text(`remedy.${problem.code}`, problem.values)}
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
            <Button size="small" onClick={() => void restore.run(summary.id)}>
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
