import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowSync20Regular } from '@fluentui/react-icons';
import { catchUp } from '../../actions/catch-up';
import { openRun } from '../../actions/open-run';
import { PanelFrame } from '../../app/PanelFrame';
import { useAction, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import { contentOf } from '../../state/workbook-state';
import { RunEntry } from './RunEntry';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The runs of this workbook, newest first. */
export function HistoryPanel() {
  const styles = useStyles();
  const text = useText();
  const history = useSelected((state) => state.runs.history);
  const content = useSelected((state) => contentOf(state.workbook));
  const bring = useAction(catchUp);
  const open = useAction(openRun);
  return (
    <PanelFrame
      title={text('pane.history.title')}
      lead={text('pane.history.lead')}
      foot={
        <Button
          icon={<ArrowSync20Regular />}
          disabledFocusable={!bring.offer.offered}
          onClick={() => void bring.run(undefined)}
        >
          {text('pane.history.catch-up')}
        </Button>
      }
    >
      {history.length === 0 ? (
        <Text className={styles.quiet}>{text('pane.history.empty')}</Text>
      ) : (
        <ul className={styles.list}>
          {history.map((run) => (
            <li key={run.id}>
              <RunEntry run={run} content={content} onOpen={() => void open.run(run.id)} />
            </li>
          ))}
        </ul>
      )}
    </PanelFrame>
  );
}
