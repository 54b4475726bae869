import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ErrorCircle16Filled } from '@fluentui/react-icons';
import type { Problem } from '../../../src/base';
import { reveal } from '../../actions/reveal';
import { remedyOf } from '../../app/remedy';
import { usePane, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import { contentOf } from '../../state/workbook-state';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'start' },
  icon: { color: tokens.colorStatusDangerForeground1, flexShrink: 0, marginTop: '2px' },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: '2px' },
  line: { display: 'flex', alignItems: 'start', gap: tokens.spacingHorizontalS, justifyContent: 'space-between' },
  sentence: { overflowWrap: 'anywhere', minWidth: 0 },
});

/** As many as a person mends before checking again. */
const mostShown = 20;

/** Cells that cannot be read: their rows are left out of a check until they are mended. */
export function UnreadableCells({ problems }: { readonly problems: readonly Problem[] }) {
  const styles = useStyles();
  const text = useText();
  const { runner } = usePane();
  const rows = useSelected((state) => contentOf(state.workbook)?.rows);
  if (problems.length === 0) return null;
  return (
    <section className={styles.card} aria-label={text('pane.check.unreadable')}>
      <div className={styles.head}>
        <ErrorCircle16Filled className={styles.icon} aria-hidden />
        <Text as="h2" weight="semibold" style={{ margin: 0 }}>
          {text('pane.check.unreadable-count', { count: problems.length })}
        </Text>
      </div>
      <ul className={styles.list}>
        {problems.slice(0, mostShown).map((problem) => {
          // Of a copied row the first one is in the content; the copy itself is named by its number.
          const number = problem.code === 'row-duplicate' ? problem.values['first'] : problem.values['row'];
          const row = rows?.find((one) => one.rowNumber === number);
          return (
            <li key={problem.message} className={styles.line}>
              <Text size={200} className={styles.sentence}>
                {text(`problem.${problem.code}`, problem.values)} {text.of(remedyOf(problem))}
              </Text>
              {row && (
                <Button size="small" appearance="subtle" onClick={() => void runner.run(reveal, { row })}>
                  {text('pane.check.show')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
