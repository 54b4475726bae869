import { Field, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { formatDuration } from '../../../src/messages';
import { useText } from '../../app/use-text';
import type { RunSummary } from '../../../src/contract';

const useStyles = makeStyles({
  numbers: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  said: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const secondsToMilliseconds = 1000;

/** How far a run is: rows, users, and where it is known, how fast and for how much longer. */
export function RunNumbers({ summary }: { readonly summary: RunSummary }) {
  const styles = useStyles();
  const text = useText();
  const { status, checked, asked, rowsSettled, rowsTotal, usersMoved, usersTotal, rate, secondsLeft } = summary;
  const rateText = ({ unit, perMinute }: NonNullable<RunSummary['rate']>): string =>
    text(`pane.run.rate.${unit}`, { count: Math.round(perMinute) });
  /** How fast and how much longer, as far as that is known: nothing is said that is only hoped. */
  const speedText = (): string => {
    if (secondsLeft === undefined) {
      return rate === undefined
        ? text('pane.run.left-unknown')
        : text('pane.run.rate-left-unknown', { rate: rateText(rate) });
    }
    const time = formatDuration(secondsLeft * secondsToMilliseconds, text.locale);
    return rate === undefined
      ? text('pane.run.left', { time })
      : text('pane.run.rate-left', { rate: rateText(rate), time });
  };
  if (status === 'checking') {
    return (
      <Field validationMessage={text('pane.run.checked', { done: checked, total: asked })} validationState="none">
        <ProgressBar
          aria-label={text('pane.run.status.checking')}
          {...(asked > 0 ? { value: checked, max: asked } : {})}
        />
      </Field>
    );
  }
  const rowsText = text('pane.run.rows-settled', { done: rowsSettled, total: rowsTotal });
  const usersText = text('pane.run.users-moved', { done: usersMoved, total: usersTotal });
  if (status === 'ended') {
    // Nothing moves any more: the room is worth more to the rows.
    return (
      <div className={styles.said}>
        <Text size={200}>{rowsText}</Text>
        {usersTotal > 0 && <Text size={200}>{usersText}</Text>}
      </div>
    );
  }
  return (
    <div className={styles.numbers}>
      <Field validationMessage={rowsText} validationState="none">
        <ProgressBar aria-label={text('pane.run.rows')} value={rowsSettled} max={Math.max(1, rowsTotal)} />
      </Field>
      {usersTotal > 0 && (
        <Field validationMessage={usersText} validationState="none">
          <ProgressBar aria-label={text('pane.run.users')} value={usersMoved} max={usersTotal} />
        </Field>
      )}
      {status === 'running' && (
        <Text size={200} className={styles.quiet}>
          {speedText()}
        </Text>
      )}
    </div>
  );
}
