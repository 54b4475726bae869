import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { RunSummary } from '../../../src/contract';
import { formatInstant, formatMoney } from '../../../src/messages';
import { rowStates } from '../../../src/migration';
import type { WorkbookContent } from '../../../src/workbook';
import { useText } from '../../app/use-text';
import { compareByAttention } from '../../runs/run-rows';
import { stateLook } from '../run/rows/state-look';
import { outcomeOf } from './run-outcome';

const useStyles = makeStyles({
  entry: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', alignItems: 'start', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  who: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  when: { margin: 0, fontSize: tokens.fontSizeBase300 },
  states: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `2px ${tokens.spacingHorizontalM}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  state: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export interface RunEntryProps {
  readonly run: RunSummary;
  readonly content: WorkbookContent | undefined;
  readonly onOpen: () => void;
}

/** One run of the history: when, who, how its rows stand, and what was bought. */
export function RunEntry({ run, content, onOpen }: RunEntryProps) {
  const styles = useStyles();
  const text = useText();
  const when = formatInstant(run.startedAt, text.locale);
  const outcome = outcomeOf(run, content);
  const states = rowStates.filter((state) => (run.counts[state] ?? 0) > 0).sort(compareByAttention);
  return (
    <article className={styles.entry} aria-label={when}>
      <div className={styles.head}>
        <div className={styles.who}>
          <Text as="h2" weight="semibold" className={styles.when}>
            {when}
          </Text>
          <Text size={200} className={styles.quiet}>
            {text('pane.history.by', { runBy: run.runBy, count: run.rowsTotal })}
          </Text>
          {run.status !== 'ended' && <Text size={200}>{text(`pane.run.status.${run.status}`)}</Text>}
        </div>
        <Button size="small" aria-label={text('pane.history.open-run', { when })} onClick={onOpen}>
          {text('pane.history.open')}
        </Button>
      </div>
      <ul className={styles.states}>
        {states.map((state) => {
          const { icon: Icon, color } = stateLook(state);
          return (
            <li key={state} className={styles.state}>
              <Icon color={color} aria-hidden />
              <Text size={200}>{text('pane.run.state-count', { state, count: run.counts[state] ?? 0 })}</Text>
            </li>
          );
        })}
      </ul>
      {outcome !== undefined && outcome.subscriptions > 0 && (
        <Text size={200}>
          {text('pane.history.bought', { count: outcome.subscriptions, licenses: outcome.licenses })}
        </Text>
      )}
      {outcome?.cost.map(({ currency, perMonth }) => (
        <Text key={currency} size={200} className={styles.quiet}>
          {text('pane.history.cost', { amount: formatMoney(perMonth, currency, text.locale) })}
        </Text>
      ))}
    </article>
  );
}
