import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import type { RowState } from '../../../../src/migration';
import { useText } from '../../../app/use-text';
import type { countStates } from '../../../runs/run-rows';
import { stateLook } from './state-look';

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  button: { minWidth: 0, maxWidth: '100%', textAlign: 'start' },
});

export interface StateFilterProps {
  readonly counts: ReturnType<typeof countStates>;
  /** undefined: all. */
  readonly chosen: RowState | undefined;
  readonly onChoose: (state: RowState | undefined) => void;
}

/** How many rows are in which state; each narrows the list to its rows. */
export function StateFilter({ counts, chosen, onChoose }: StateFilterProps) {
  const styles = useStyles();
  const text = useText();
  return (
    <div className={styles.list} role="group" aria-label={text('pane.run.filter')}>
      {counts.map(({ state, count }) => {
        const { icon: Icon, color } = stateLook(state);
        return (
          <ToggleButton
            key={state}
            size="small"
            className={styles.button}
            icon={<Icon color={color} />}
            checked={chosen === state}
            onClick={() => onChoose(chosen === state ? undefined : state)}
          >
            {text('pane.run.state-count', { state, count })}
          </ToggleButton>
        );
      })}
    </div>
  );
}
