import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { stateAccepts } from '../../../../src/migration';
import { cancelRun, lookAgain, pauseRun, resumeRun, retryRun } from '../../../actions/command-run';
import { useAction } from '../../../app/pane-context';
import { useText } from '../../../app/use-text';
import { isCancellable, type RunRow } from '../../../runs/run-rows';
import type { RunView } from '../../../runs/run-watcher';
import { ResolveQuestion } from '../questions/ResolveQuestion';
import { nameOf, saidBy } from './row-words';
import { useQuestion } from '../questions/use-question';
import { stateLook } from './state-look';
import { UndoQuestion } from '../questions/UndoQuestion';

const useStyles = makeStyles({
  details: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    maxHeight: '45vh',
    overflowY: 'auto',
    overflowWrap: 'anywhere',
  },
  // Who decides sees the evidence and the choices, and the list not before that.
  asked: { maxHeight: '70vh' },
  head: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  state: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface RunRowDetailsProps {
  readonly run: RunView;
  readonly row: RunRow;
  readonly onClose: () => void;
}

/** One row of a run in full, with what can be asked of it alone. */
export function RunRowDetails({ run, row, onClose }: RunRowDetailsProps) {
  const styles = useStyles();
  const text = useText();
  const { asked, asking, close, buttons } = useQuestion<'undo' | 'resolve'>();
  const commands = [
    useAction(pauseRun),
    useAction(resumeRun),
    useAction(cancelRun),
    useAction(retryRun),
    useAction(lookAgain),
  ];
  const names = ['pause', 'resume', 'cancel', 'retry', 'look-again'] as const;
  const { subscriptionId } = row.patch;
  const wish = { run: run.summary.id, subscriptions: [subscriptionId] };
  const said = saidBy(row, text);
  const { icon: Icon, color } = stateLook(row.state);
  // What did not pass the check belongs to no run: the check says what to do.
  const isInRun = run.rows.has(row.key);
  return (
    <section
      className={mergeClasses(styles.details, asked !== undefined && styles.asked)}
      aria-label={nameOf(row, text)}
    >
      <div className={styles.head}>
        <Text weight="semibold">{nameOf(row, text)}</Text>
        <Button
          size="small"
          appearance="subtle"
          icon={<Dismiss16Regular />}
          aria-label={text('pane.run.whole')}
          onClick={onClose}
        />
      </div>
      <Text size={200} className={styles.state}>
        <Icon color={color} aria-hidden /> {text(`state.${row.state}`)}
      </Text>
      {said !== '' && asked === undefined && <Text size={200}>{said}</Text>}
      {asked === 'undo' && <UndoQuestion run={run} only={[subscriptionId]} onClose={close} />}
      {asked === 'resolve' && <ResolveQuestion run={run} row={subscriptionId} onClose={close} />}
      {asked === undefined && isInRun && (
        <div ref={buttons} className={styles.buttons}>
          {names.map((name, index) => {
            const command = commands[index];
            const can = name === 'cancel' ? isCancellable(row.patch) : stateAccepts(row.state, name);
            return can && command !== undefined ? (
              <Button
                key={name}
                size="small"
                disabledFocusable={!command.offer.offered}
                onClick={() => void command.run(wish)}
              >
                {text(`pane.run.row-command.${name}`)}
              </Button>
            ) : null;
          })}
          {stateAccepts(row.state, 'undo') && (
            <Button size="small" {...asking('undo')}>
              {text('pane.run.row-command.undo')}
            </Button>
          )}
          {stateAccepts(row.state, 'resolve') && (
            <Button size="small" appearance="primary" {...asking('resolve')}>
              {text('pane.run.row-command.resolve')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
