import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { RowKey } from '../../../src/workbook';
import { fillRows } from '../../actions/fill-rows';
import { useAction, usePane, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import type { FillChoice } from './fill-choice';
import { skipReasons, type Fill } from './fills/fill';
import type { PreparedFill } from './fills/prepare-fill';
import type { PlanningState } from './row-needs';
import { readScopes } from './use-sheet-scopes';

const useStyles = makeStyles({
  preview: { display: 'flex', flexDirection: 'column' },
  skipped: { margin: 0, paddingLeft: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  button: { flexGrow: 1, minWidth: '120px' },
});

interface FillFootProps {
  readonly choice: FillChoice;
  readonly fill: Fill | undefined;
  readonly keys: readonly RowKey[];
  /** undefined: something is still to be chosen. */
  readonly prepared: PreparedFill | undefined;
  readonly planning: PlanningState;
}

/** What a fill would change, counted before it does, and the way on once everything is planned. */
export function FillFoot({ choice, fill, keys, prepared, planning }: FillFootProps) {
  const styles = useStyles();
  const text = useText();
  const { store, services } = usePane();
  const { offer, run } = useAction(fillRows);
  const isBusy = useSelected((state) => state.work !== undefined);
  const { scope, onlyOpen } = choice;
  const count = prepared?.rows.length ?? 0;
  const skips = skipReasons.flatMap((reason) => {
    const number = prepared?.skipped[reason];
    return number === undefined ? [] : [text(`pane.fill.skipped.${reason}`, { count: number })];
  });
  const planned = planning.planned.length;
  const apply = () => {
    if (fill === undefined) return;
    const followsSheet = scope === 'selected' || scope === 'filtered';
    const keysNow = followsSheet ? async () => (await readScopes(services.workbook))[scope] : undefined;
    void run({ fill, keys, onlyOpen, keysNow });
  };
  return (
    <>
      <div className={styles.preview} role="status">
        <Text size={200} weight="semibold">
          {prepared === undefined ? text('pane.fill.nothing-chosen') : text('pane.fill.changes', { count })}
        </Text>
        {skips.length > 0 && (
          <ul className={styles.skipped}>
            {skips.map((line) => (
              <li key={line}>
                <Text size={200}>{line}</Text>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles.buttons}>
        <Button
          appearance={count > 0 ? 'primary' : 'secondary'}
          className={styles.button}
          disabledFocusable={isBusy || count === 0 || !offer.offered}
          onClick={apply}
        >
          {text('pane.fill.apply-to', { count })}
        </Button>
        {planned > 0 && (
          <Button
            appearance={count > 0 ? 'secondary' : 'primary'}
            className={styles.button}
            onClick={() => store.set({ view: 'check' })}
          >
            {text('pane.plan.check-next', { count: planned })}
          </Button>
        )}
      </div>
    </>
  );
}
