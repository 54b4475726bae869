import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { RowKey } from '../../../src/workbook';
import { pull } from '../../actions/pull';
import { reveal } from '../../actions/reveal';
import { useAction, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import type { PullReport } from '../../state/pull-state';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  numbers: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    rowGap: tokens.spacingVerticalXS,
  },
  row: { display: 'contents' },
  unanswered: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

const kinds = ['added', 'changed', 'gone'] as const;
const shownUnanswered = 5;

/** Goes from one row to the next, round and round. */
function NewsLine({ kind, keys }: { readonly kind: (typeof kinds)[number]; readonly keys: readonly RowKey[] }) {
  const styles = useStyles();
  const text = useText();
  const { run } = useAction(reveal);
  const [next, setNext] = useState(0);
  const key = keys[next % keys.length];
  return (
    <div className={styles.row}>
      <Text>{text(`pane.pull.${kind}`, { count: keys.length })}</Text>
      <Button
        size="small"
        appearance="subtle"
        disabled={key === undefined}
        aria-label={text(`pane.pull.show-${kind}`)}
        onClick={() => {
          if (key === undefined) return;
          setNext((next + 1) % keys.length);
          void run({ row: key, column: 'message' });
        }}
      >
        {text('pane.show')}
      </Button>
    </div>
  );
}

function Unanswered({ report }: { readonly report: PullReport }) {
  const styles = useStyles();
  const text = useText();
  const options = useSelected((state) => state.pull.options);
  const isBusy = useSelected((state) => state.work !== undefined);
  const { offer, run } = useAction(pull);
  const { unanswered } = report;
  const customers = unanswered.map(({ id, name }) => ({ id, name }));
  return (
    <>
      <Text weight="semibold" className={styles.warning}>
        {text('pane.pull.unanswered', { count: unanswered.length })}
      </Text>
      <ul className={styles.unanswered}>
        {unanswered.slice(0, shownUnanswered).map(({ id, name, reason }) => (
          <li key={id}>
            <Text size={200}>{text('pane.pull.unanswered-one', { customer: name, reason })}</Text>
          </li>
        ))}
      </ul>
      {unanswered.length > shownUnanswered && (
        <Text size={200}>{text('pane.pull.unanswered-more', { count: unanswered.length - shownUnanswered })}</Text>
      )}
      <Button
        size="small"
        disabledFocusable={isBusy || !offer.offered}
        onClick={() => void run({ ...options, customers })}
      >
        {text('pane.pull.ask-again', { count: unanswered.length })}
      </Button>
    </>
  );
}

/** What the last pull brought, and where to look at it. */
export function PullResult({ report }: { readonly report: PullReport }) {
  const styles = useStyles();
  const text = useText();
  return (
    <section className={styles.card} aria-label={text('pane.pull.result')}>
      <Text weight="semibold">
        {text(report.found === 0 ? 'pane.pull.found-none' : 'pane.pull.found', {
          count: report.found,
          customers: report.answered,
        })}
      </Text>
      <div className={styles.numbers}>
        {kinds.map((kind) =>
          report[kind].length > 0 ? <NewsLine key={kind} kind={kind} keys={report[kind]} /> : null,
        )}
      </div>
      {report.unanswered.length > 0 && <Unanswered report={report} />}
    </section>
  );
}
