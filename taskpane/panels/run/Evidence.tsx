import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { EvidenceAnswer } from '../../../src/contract';
import { formatInstant, formatNumber, type MessageKey } from '../../../src/messages';
import { useText } from '../../app/use-text';

const useStyles = makeStyles({
  list: { margin: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', gap: `2px ${tokens.spacingHorizontalM}` },
  name: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200 },
});

/** What was sent, what was searched and what was found, with the ids that support asks for. */
export function Evidence({ evidence }: { readonly evidence: EvidenceAnswer }) {
  const styles = useStyles();
  const text = useText();
  const instant = (value: string): string => formatInstant(value, text.locale);
  const lines: readonly (readonly [MessageKey, string])[] = [
    [
      'pane.resolve.evidence.plan',
      text('pane.order.plan-licenses', { plan: evidence.plan, licenses: evidence.licenses }),
    ],
    ['pane.resolve.evidence.since', instant(evidence.since)],
    ...(evidence.sentAt === undefined ? [] : [['pane.resolve.evidence.sent', instant(evidence.sentAt)] as const]),
    ['pane.resolve.evidence.searched', instant(evidence.searchedAt)],
    ['pane.resolve.evidence.found', formatNumber(evidence.candidates.length, text.locale)],
    ['pane.resolve.evidence.cart', evidence.cartId],
    ['pane.resolve.evidence.request', evidence.requestId],
    ['pane.resolve.evidence.correlation', evidence.correlationId],
  ];
  return (
    <>
      <Text size={200}>{text('pane.resolve.explained')}</Text>
      <dl className={styles.list}>
        {lines
          .filter(([, value]) => value !== '')
          .map(([key, value]) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt className={styles.name}>{text(key)}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
