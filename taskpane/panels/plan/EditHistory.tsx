import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons';
import { takeBack } from '../../actions/take-back';
import { useAction, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';

const useStyles = makeStyles({
  history: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  heading: { margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
  undo: { alignSelf: 'flex-start' },
});

const shownSteps = 5;

/** The bulk changes of this session, the latest first, and the way back. */
export function EditHistory() {
  const styles = useStyles();
  const text = useText();
  const edits = useSelected((state) => state.edits);
  const isBusy = useSelected((state) => state.work !== undefined);
  const { run } = useAction(takeBack);
  const latestFirst = [...edits].reverse().slice(0, shownSteps);
  if (edits.length === 0) return null;
  return (
    <section className={styles.history} aria-label={text('pane.edit.history')}>
      <Text as="h2" weight="semibold" className={styles.heading}>
        {text('pane.edit.history')}
      </Text>
      <ol className={styles.list}>
        {latestFirst.map(({ id, says }) => (
          <li key={id}>
            <Text size={200}>{text.of(says)}</Text>
          </li>
        ))}
      </ol>
      <Button
        size="small"
        className={styles.undo}
        icon={<ArrowUndo16Regular />}
        disabledFocusable={isBusy}
        onClick={() => void run(undefined)}
      >
        {text('pane.edit.undo')}
      </Button>
    </section>
  );
}
