import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { Problem, type Problems } from '../../src/base';
import { remedyOf } from './remedy';
import { useText } from './use-text';

const useStyles = makeStyles({
  problem: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
  code: { color: tokens.colorNeutralForeground3 },
});

/** What happened, why, what to do, and the code to quote, in the middle of a screen. */
export function ProblemText({ problem }: { readonly problem: Problem | Problems }) {
  const styles = useStyles();
  const text = useText();
  const all = problem instanceof Problem ? [problem] : problem.problems;
  return all.map((one, index) => (
    <div key={index} className={styles.problem}>
      <Text>{text(`problem.${one.code}`, one.values)}</Text>
      <Text>{text.of(remedyOf(one))}</Text>
      <Text size={200} font="monospace" className={styles.code}>
        {text('pane.notice.code', { code: one.code })}
      </Text>
    </div>
  ));
}
