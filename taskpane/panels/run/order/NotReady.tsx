import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { formatNumber } from '../../../../src/messages';
import { usePane } from '../../../app/pane-context';
import { useText } from '../../../app/use-text';
import type { View } from '../../../app/views';
import type { NotReadyReason, countNotReady } from './ready-rows';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gridTemplateColumns: '1fr auto minmax(56px, auto)',
    columnGap: tokens.spacingHorizontalS,
  },
  line: {
    display: 'grid',
    gridColumn: '1 / -1',
    gridTemplateColumns: 'subgrid',
    alignItems: 'center',
    minHeight: '28px',
  },
  name: { overflowWrap: 'anywhere', minWidth: 0 },
  number: { fontVariantNumeric: 'tabular-nums', textAlign: 'end' },
  go: { justifySelf: 'start', minWidth: 0, color: tokens.colorBrandForegroundLink },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
});

/** Where something can be done about it; undefined: nowhere, it is as it should be. */
const remedyOf: Readonly<Record<NotReadyReason, View | undefined>> = {
  'undecided': 'plan',
  'left-out': undefined,
  'not-checked': 'check',
  'changed': 'check',
  'errors': 'check',
  'held': 'history',
  'in-a-run': 'history',
  'finished': undefined,
  'failed': 'history',
  'taken-back': 'check',
};

/** Rows that do not run now, by the reason, with the way to do something about it. */
export function NotReady({ counts }: { readonly counts: ReturnType<typeof countNotReady> }) {
  const styles = useStyles();
  const text = useText();
  const { store } = usePane();
  if (counts.length === 0) return null;
  return (
    <section aria-label={text('pane.run.not-ready')}>
      <Text as="h2" weight="semibold" className={styles.title}>
        {text('pane.run.not-ready')}
      </Text>
      <ul className={styles.list}>
        {counts.map(({ reason, count }) => {
          const view = remedyOf[reason];
          return (
            <li key={reason} className={styles.line}>
              <Text size={200} className={styles.name}>
                {text(`pane.run.reason.${reason}`)}
              </Text>
              <Text size={200} weight="semibold" className={styles.number}>
                {formatNumber(count, text.locale)}
              </Text>
              {view !== undefined && (
                <Button
                  size="small"
                  appearance="transparent"
                  className={styles.go}
                  aria-label={text('pane.run.go-for', {
                    view: text(`pane.view.${view}`),
                    reason: text(`pane.run.reason.${reason}`),
                  })}
                  onClick={() => store.set({ view })}
                >
                  {text(`pane.view.${view}`)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
