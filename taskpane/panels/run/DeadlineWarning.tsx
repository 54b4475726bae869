import { makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { callsForRow, deadlinesAtRisk } from '../../../src/migration';
import { migrationKey, type MigrationRow, type WorkbookContent } from '../../../src/workbook';
import { usePane, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';

const useStyles = makeStyles({ body: { whiteSpace: 'normal' } });

export interface DeadlineWarningProps {
  readonly rows: readonly MigrationRow[];
  readonly content: WorkbookContent;
}

/** Says how many of these rows a run could not finish before their last day, by the request budget of the gateway. */
export function DeadlineWarning({ rows, content }: DeadlineWarningProps) {
  const styles = useStyles();
  const text = useText();
  const { services } = usePane();
  const budget = useSelected(({ connection }) =>
    connection.status === 'connected' && connection.me.requestsPerMinute > 0
      ? connection.me.requestsPerMinute
      : undefined,
  );
  const users = new Map<string, number>();
  for (const user of content.users) {
    if (!user.choice.exclude) users.set(migrationKey(user), (users.get(migrationKey(user)) ?? 0) + 1);
  }
  const today = services.clock.today();
  const due = rows
    .filter(({ source }) => source.endDate === undefined || source.endDate >= today)
    .map((row) => ({
      subscriptionId: row.subscriptionId,
      wave: row.plan.wave,
      lastDay: row.source.endDate,
      calls: callsForRow(users.get(migrationKey(row)) ?? 0),
      notBefore: row.plan.runAt === undefined ? undefined : Date.parse(row.plan.runAt),
    }));
  const late = deadlinesAtRisk(due, { now: services.clock.now().getTime(), callsPerMinute: budget });
  if (late.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={styles.body}>{text('pane.run.at-risk', { count: late.length })}</MessageBarBody>
    </MessageBar>
  );
}
