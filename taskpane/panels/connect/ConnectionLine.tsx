import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Beaker16Filled, CloudOff16Regular, PlugConnected16Regular } from '@fluentui/react-icons';
import { useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '32px',
    // The corner at the right belongs to Office, which shows its own button there.
    padding: `${tokens.spacingVerticalXS} 44px ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  icon: { flexShrink: 0 },
  word: { flexShrink: 0, overflowWrap: 'normal' },
  // In a language of long words it stands below the word, not in a column beside it.
  means: { flex: '1 1 150px' },
  plain: { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground2 },
  sandbox: {
    flexWrap: 'wrap',
    rowGap: 0,
    backgroundColor: tokens.colorPaletteMarigoldBackground2,
    color: tokens.colorPaletteMarigoldForeground2,
    borderBottom: `2px solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
  away: { backgroundColor: tokens.colorPaletteRedBackground1, color: tokens.colorPaletteRedForeground1 },
});

/** Where the pane is connected to, in one line that never scrolls away: nobody shall take the sandbox for real, or the other way round. */
export function ConnectionLine() {
  const styles = useStyles();
  const text = useText();
  const connection = useSelected((state) => state.connection);
  const reachable = useSelected((state) => state.reachable);
  const me = connection.status === 'connected' ? connection.me : undefined;
  const isSandbox = me?.connection.sandbox === true;
  const name = me?.connection.name ?? '';
  return (
    <header>
      <div className={mergeClasses(styles.line, isSandbox ? styles.sandbox : styles.plain)}>
        {isSandbox ? (
          <>
            <Beaker16Filled className={styles.icon} aria-hidden />
            <Text weight="bold" className={styles.word}>
              {text('pane.connect.sandbox')}
            </Text>
            <Text size={200} className={styles.means}>
              {text('pane.connect.sandbox-means')}
            </Text>
          </>
        ) : (
          <>
            <PlugConnected16Regular className={styles.icon} aria-hidden />
            <Text className={styles.name} weight="semibold" title={name}>
              {me ? name : text('pane.connect.not-yet')}
            </Text>
          </>
        )}
      </div>
      {me && !reachable && (
        <div className={mergeClasses(styles.line, styles.away)} role="status">
          <CloudOff16Regular className={styles.icon} aria-hidden />
          <Text size={200}>{text('pane.connect.away')}</Text>
        </div>
      )}
    </header>
  );
}
