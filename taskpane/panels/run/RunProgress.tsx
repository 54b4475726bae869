import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { RowState } from '../../../src/migration';
import { PanelFrame } from '../../app/PanelFrame';
import { useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import { countStates, runRows } from '../../runs/run-rows';
import type { RunView } from '../../runs/run-watcher';
import { contentOf } from '../../state/workbook-state';
import { RunCommands } from './RunCommands';
import { RunNumbers } from './RunNumbers';
import { RunRowDetails } from './rows/RunRowDetails';
import { RunRowList } from './rows/RunRowList';
import { RunWarnings } from './RunWarnings';
import { StateFilter } from './rows/StateFilter';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** A run: how far it is, its rows by state, and what can be asked of it. */
export function RunProgress({ run }: { readonly run: RunView }) {
  const styles = useStyles();
  const text = useText();
  const content = useSelected((state) => contentOf(state.workbook));
  const [wanted, setWanted] = useState<RowState | undefined>(undefined);
  const [active, setActive] = useState<string | undefined>(undefined);
  const rows = useMemo(() => runRows(run, content), [run, content]);
  const counts = useMemo(() => countStates(rows), [rows]);
  // A state that no row is in any more narrows nothing.
  const filter = counts.some(({ state }) => state === wanted) ? wanted : undefined;
  const shown = useMemo(
    () => (filter === undefined ? rows : rows.filter((row) => row.state === filter)),
    [rows, filter],
  );
  const activeRow = shown.find((row) => row.key === active);
  const { status, runBy, startedAt } = run.summary;
  return (
    <PanelFrame
      title={text(`pane.run.status.${status}`)}
      foot={
        activeRow ? (
          <RunRowDetails key={activeRow.key} run={run} row={activeRow} onClose={() => setActive(undefined)} />
        ) : (
          <RunCommands run={run} />
        )
      }
    >
      <Text size={200} className={styles.quiet}>
        {text('pane.run.by', { runBy, startedAt })}
      </Text>
      <RunWarnings run={run} />
      <RunNumbers summary={run.summary} />
      <StateFilter counts={counts} chosen={filter} onChoose={setWanted} />
      <RunRowList rows={shown} active={active} onActivate={setActive} />
      {status !== 'ended' && (
        <Text size={200} className={styles.quiet}>
          {text('pane.run.may-close')}
        </Text>
      )}
    </PanelFrame>
  );
}
