import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { formatMoney, formatNumber } from '../../../../src/messages';
import { retireChoices } from '../../../../src/migration';
import { useText } from '../../../app/use-text';
import type { Order } from './order-of';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  part: {
    'display': 'flex',
    'flexDirection': 'column',
    'gap': tokens.spacingVerticalXS,
    'padding': tokens.spacingHorizontalM,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  head: { margin: 0, fontSize: tokens.fontSizeBase300 },
  lines: { margin: 0, display: 'flex', flexDirection: 'column', gap: '2px' },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  name: { margin: 0, overflowWrap: 'anywhere', minWidth: 0 },
  amount: { margin: 0, flexShrink: 0, fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.part} aria-label={title}>
      <Text as="h2" weight="semibold" className={styles.head}>
        {title}
      </Text>
      {children}
    </section>
  );
}

interface Line {
  readonly name: string;
  readonly amount: string;
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.lines}>
      {lines.map(({ name, amount }) => (
        <div key={name} className={styles.line}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.amount}>{amount}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a run buys, moves and retires, and what it costs. */
export function OrderCard({ order }: { readonly order: Order }) {
  const styles = useStyles();
  const text = useText();
  const number = (value: number): string => formatNumber(value, text.locale);
  const money = (amount: number, currency: string): string => formatMoney(amount, currency, text.locale);
  return (
    <div className={styles.card}>
      <Part title={text('pane.order.buy', { count: order.subscriptions, customers: order.customers })}>
        <Lines
          lines={order.purchases.map(({ plan, subscriptions, licenses }) => ({
            name: text('pane.order.plan', { plan, count: subscriptions }),
            amount: text('pane.order.licenses', { licenses }),
          }))}
        />
      </Part>
      <Part title={text('pane.order.move', { count: order.users })}>
        {order.excludedUsers > 0 && (
          <Text size={200} className={styles.quiet}>
            {text('pane.order.excluded-users', { count: order.excludedUsers })}
          </Text>
        )}
      </Part>
      <Part title={text('pane.order.retire')}>
        <Lines
          lines={retireChoices
            .filter((choice) => order.retire[choice] > 0)
            .map((choice) => ({ name: text(`choice.retire.${choice}`), amount: number(order.retire[choice]) }))}
        />
      </Part>
      <Part title={text('pane.order.cost')}>
        <Lines
          lines={order.cost.flatMap(({ currency, perMonth, change }) => [
            { name: text('pane.order.per-month', { currency }), amount: money(perMonth, currency) },
            ...(change === undefined
              ? []
              : [{ name: text('pane.order.change', { currency }), amount: money(change, currency) }]),
          ])}
        />
        {order.withoutPrice > 0 && (
          <Text size={200} className={styles.quiet}>
            {text('pane.order.without-price', { count: order.withoutPrice })}
          </Text>
        )}
      </Part>
    </div>
  );
}
