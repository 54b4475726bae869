import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { PanelFrame } from '../../../app/PanelFrame';
import { usePane, useSelected } from '../../../app/pane-context';
import { useText } from '../../../app/use-text';
import { contentOf } from '../../../state/workbook-state';
import { isActive } from '../../../runs/runs-view';
import { Confirmation } from './Confirmation';
import { NotReady } from './NotReady';
import { OrderCard } from './OrderCard';
import { orderOf } from './order-of';
import { DeadlineWarning } from '../DeadlineWarning';
import { LimitFields } from './LimitFields';
import { countNotReady, isReady } from './ready-rows';
import { rowsIn, type RunScope } from './run-scope';
import { ScopeChoice } from './ScopeChoice';
import { StartButton } from './StartButton';
import { StepsChoice } from './StepsChoice';
import { useTerms } from './use-terms';
import { useConfirmation } from './use-confirmation';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  empty: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalM },
});

/** What the next run would do, in numbers, and the agent's yes to it. */
export function BeforeRun() {
  const styles = useStyles();
  const text = useText();
  const { services, store } = usePane();
  const content = useSelected((state) => contentOf(state.workbook));
  const underWay = useSelected((state) => state.runs.watched.find(({ summary }) => isActive(summary)));
  const [scope, setScope] = useState<RunScope>({ kind: 'all' });
  const ready = useMemo(() => content?.rows.filter(isReady) ?? [], [content]);
  const rows = useMemo(() => rowsIn(scope, ready), [scope, ready]);
  const order = useMemo(
    () => (content ? orderOf(rows, content, services.clock.today()) : undefined),
    [content, rows, services.clock],
  );
  const notReady = useMemo(() => countNotReady(content?.rows ?? []), [content]);
  const currencies = order?.cost.map(({ currency }) => currency) ?? [];
  const { draft, change, terms } = useTerms(currencies);
  const confirmation = useConfirmation(order, terms);
  const something = order !== undefined && ready.length > 0;
  return (
    <PanelFrame
      title={text('pane.run.title')}
      foot={
        something && order.rows > 0 ? (
          <>
            <Confirmation order={order} confirmation={confirmation} />
            <StartButton order={order} rows={rows} terms={terms} confirmed={confirmation.confirmed} />
          </>
        ) : undefined
      }
    >
      {underWay && (
        <Button onClick={() => store.set({ shownRun: underWay.summary.id })}>{text('pane.run.to-running')}</Button>
      )}
      {something ? (
        <>
          <ScopeChoice ready={ready} scope={scope} onChoose={setScope} />
          {order.rows > 0 && (
            <>
              <OrderCard order={order} />
              <Text size={200} className={styles.quiet}>
                {text('pane.run.lead')}
              </Text>
              {confirmation.needsTyping && (
                <MessageBar intent="warning" layout="multiline">
                  <MessageBarBody>{text('pane.run.irrevocable', { count: order.irrevocable })}</MessageBarBody>
                </MessageBar>
              )}
              {content && <DeadlineWarning rows={rows} content={content} />}
              {content && <StepsChoice rows={rows} content={content} draft={draft} onChange={change} />}
              <LimitFields
                currencies={currencies}
                rowsWithoutPrice={order.withoutPrice}
                draft={draft}
                onChange={change}
              />
            </>
          )}
        </>
      ) : (
        <div className={styles.empty}>
          <Text className={styles.quiet}>{text(content ? 'pane.run.nothing-ready' : 'pane.run.no-workbook')}</Text>
          <Button appearance="primary" onClick={() => store.set({ view: content ? 'check' : 'pull' })}>
            {text(content ? 'pane.run.to-check' : 'pane.check.to-pull')}
          </Button>
        </div>
      )}
      <NotReady counts={notReady} />
    </PanelFrame>
  );
}
