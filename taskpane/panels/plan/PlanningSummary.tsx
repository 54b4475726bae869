import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons';
import { useState } from 'react';
import { reveal } from '../../actions/reveal';
import { useAction } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import { needColumns, needs, type Need, type PlanningState } from './row-needs';

const useStyles = makeStyles({
  summary: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  needs: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  need: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  done: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  good: { color: tokens.colorPaletteGreenForeground1, flexShrink: 0 },
  rest: { color: tokens.colorNeutralForeground3 },
  button: { minWidth: 0, overflowWrap: 'normal' },
});

interface PlanningSummaryProps {
  readonly planning: PlanningState;
  readonly total: number;
  readonly meet: (need: Need) => void;
}

function NeedLine({ need, planning, meet }: Omit<PlanningSummaryProps, 'total'> & { readonly need: Need }) {
  const styles = useStyles();
  const text = useText();
  const { run } = useAction(reveal);
  const [next, setNext] = useState(0);
  const rows = planning.waiting[need];
  const show = () => {
    const row = rows[next % rows.length];
    if (row === undefined) return;
    setNext((next + 1) % rows.length);
    void run({ row, column: needColumns[need] });
  };
  return (
    <li className={styles.need}>
      <Text>{text(`pane.plan.need.${need}`, { count: rows.length })}</Text>
      <Button
        size="small"
        appearance="subtle"
        className={styles.button}
        onClick={show}
        aria-label={text(`pane.plan.show.${need}`)}
      >
        {text('pane.show')}
      </Button>
      <Button
        size="small"
        className={styles.button}
        onClick={() => meet(need)}
        aria-label={text(`pane.plan.meet.${need}`)}
      >
        {text(`pane.plan.meet-short.${need}`)}
      </Button>
    </li>
  );
}

/** How far planning is, and what rows still wait for. */
export function PlanningSummary({ planning, total, meet }: PlanningSummaryProps) {
  const styles = useStyles();
  const text = useText();
  const open = needs.filter((need) => planning.waiting[need].length > 0);
  const settled = total - open.reduce((sum, need) => sum + planning.waiting[need].length, 0);
  const rest = [
    ...(planning.leftOut.length > 0 ? [text('pane.plan.left-out', { count: planning.leftOut.length })] : []),
    ...(planning.inRuns.length > 0 ? [text('pane.plan.in-runs', { count: planning.inRuns.length })] : []),
  ];
  return (
    <div className={styles.summary}>
      <div className={styles.done}>
        {open.length === 0 && <CheckmarkCircle16Filled className={styles.good} aria-hidden />}
        <Text>{text('pane.plan.planned', { count: planning.planned.length, total })}</Text>
      </div>
      <ProgressBar
        value={settled}
        max={total}
        thickness="large"
        aria-label={text('pane.plan.progress')}
        color={open.length === 0 ? 'success' : 'brand'}
      />
      {open.length > 0 && (
        <ul className={styles.needs}>
          {open.map((need) => (
            <NeedLine key={need} need={need} planning={planning} meet={meet} />
          ))}
        </ul>
      )}
      {rest.map((line) => (
        <Text key={line} size={200} className={styles.rest}>
          {line}
        </Text>
      ))}
    </div>
  );
}
