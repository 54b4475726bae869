import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ShieldError48Regular } from '@fluentui/react-icons';
import { Problem } from '../../../src/base';
import { ProblemText } from '../../app/ProblemText';
import { useText } from '../../app/use-text';

const useStyles = makeStyles({
  middle: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    overflowY: 'auto',
  },
  icon: { color: tokens.colorPaletteRedForeground1 },
  heading: { margin: 0 },
});

/** Refuses a workbook that was made with another connection: its customers are not this partner's. */
export function OtherConnection(names: { readonly workbook: string; readonly connected: string }) {
  const styles = useStyles();
  const text = useText();
  return (
    <div className={styles.middle}>
      <ShieldError48Regular className={styles.icon} aria-hidden />
      <Text as="h1" size={400} weight="semibold" className={styles.heading}>
        {text('pane.connect.other-title')}
      </Text>
      <ProblemText problem={new Problem('connection-other', { ...names })} />
    </div>
  );
}
