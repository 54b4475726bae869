import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { EvidenceAnswer } from '../../../../src/contract';
import { formatInstant, type MessageKey } from '../../../../src/messages';
import { useText, type Text as Tell } from '../../../app/use-text';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase200 },
  list: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, auto) 1fr',
    gap: `2px ${tokens.spacingHorizontalM}`,
  },
  name: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200 },
  searches: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
  ids: { fontSize: tokens.fontSizeBase200 },
  summary: { cursor: 'pointer', minHeight: '24px' },
});

type Line = readonly [MessageKey, string];

const explained: Readonly<Record<EvidenceAnswer['about'], MessageKey>> = {
  purchase: 'pane.resolve.explained',
  order: 'pane.resolve.explained-order',
  change: 'pane.resolve.explained-change',
};

/** What one look brought: how many were looked through, or in which state the one is. */
function searchText({ place, outcome, seen }: EvidenceAnswer['searches'][number], text: Tell): string {
  if (seen === '') return text('evidence.seen-none', { place, outcome });
  if (outcome === 'unreadable') return text('evidence.seen', { place, outcome, seen });
  if (place === 'subscription') return text('evidence.seen-change', { place, outcome, seen });
  const count = Number(seen);
  return Number.isInteger(count)
    ? text('evidence.through', { place, outcome, count })
    : text('evidence.seen-status', { place, outcome, seen });
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const styles = useStyles();
  const text = useText();
  return (
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
  );
}

/** What was sent, what was searched and what was found; folded away below it the ids that support asks for. */
export function Evidence({ evidence }: { readonly evidence: EvidenceAnswer }) {
  const styles = useStyles();
  const text = useText();
  const { about, plan, licenses = 0, change, sentAt, lookedAt, looks: count } = evidence;
  const instant = (value: string): string => formatInstant(value, text.locale);
  return (
    <>
      <Text size={200}>{text(explained[about])}</Text>
      <Text as="h3" weight="semibold" className={styles.heading}>
        {text('pane.resolve.evidence-title')}
      </Text>
      <Lines
        lines={[
          ['evidence.plan', plan === '' ? '' : text('pane.order.plan-licenses', { plan, licenses })],
          ['evidence.change', change === undefined ? '' : text(`evidence.change-kind.${change.kind}`)],
          ['evidence.sent', sentAt === undefined ? '' : instant(sentAt)],
          ['evidence.since', instant(evidence.since)],
          ['evidence.looked', text('evidence.looks', { at: lookedAt, count })],
        ]}
      />
      <Text as="h3" weight="semibold" className={styles.heading}>
        {text('evidence.searched')}
      </Text>
      <ul className={styles.searches} aria-label={text('evidence.searched')}>
        {evidence.searches.map((search) => (
          <li key={search.place}>{searchText(search, text)}</li>
        ))}
      </ul>
      <details className={styles.ids}>
        <summary className={styles.summary}>{text('pane.resolve.ids')}</summary>
        <Lines
          lines={[
            ['evidence.request', evidence.requestId],
            ['evidence.correlation', evidence.correlationId],
            ['evidence.cart', evidence.cartId],
            ['evidence.order', evidence.orderId],
            ['evidence.subscription', change?.subscriptionId ?? ''],
          ]}
        />
      </details>
    </>
  );
}
