import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { formatNumber } from '../../../src/messages';
import { useText } from '../../app/use-text';
import type { Verdict } from './check-overview';
import { verdictLooks } from './verdict-look';

const useStyles = makeStyles({
  strip: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, 1fr)',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  item: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '2px',
    minWidth: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  number: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  label: { textAlign: 'center', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
});

const order: readonly Verdict[] = ['error', 'warning', 'note', 'clean'];

export interface VerdictStripProps {
  readonly counts: Readonly<Record<Verdict, number>>;
}

/** How many rows have which verdict. */
export function VerdictStrip({ counts }: VerdictStripProps) {
  const styles = useStyles();
  const text = useText();
  return (
    <ul className={styles.strip} aria-label={text('pane.check.verdicts')}>
      {order.map((verdict) => {
        const { icon: Icon, color, label } = verdictLooks[verdict];
        return (
          <li key={verdict} className={styles.item}>
            <span className={styles.number}>
              <Icon color={color} aria-hidden />
              <Text weight="semibold" size={400}>
                {formatNumber(counts[verdict], text.locale)}
              </Text>
            </span>
            <Text size={100} className={styles.label}>
              {text(label, { count: counts[verdict] })}
            </Text>
          </li>
        );
      })}
    </ul>
  );
}
