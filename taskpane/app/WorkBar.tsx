import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useSelected } from './pane-context';
import { useText } from './use-text';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
});

/** What the pane is at, how far it is, and how to give it up. */
export function WorkBar() {
  const styles = useStyles();
  const text = useText();
  const work = useSelected((state) => state.work);
  if (work === undefined) return null;
  const { progress, cancel } = work;
  const total = progress?.total;
  const says = text.of(progress?.says ?? work.says);
  return (
    <div className={styles.bar}>
      <div className={styles.line}>
        <Text size={200}>{says}</Text>
        {cancel && (
          <Button size="small" onClick={cancel}>
            {text('pane.work.cancel')}
          </Button>
        )}
      </div>
      <ProgressBar
        aria-label={text.of(work.says)}
        {...(progress !== undefined && total !== undefined && total > 0 ? { value: progress.done, max: total } : {})}
      />
    </div>
  );
}
