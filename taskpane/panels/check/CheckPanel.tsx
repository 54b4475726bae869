import { Button, makeStyles, MessageBar, MessageBarBody, Switch, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { check, checkChanged } from '../../actions/check';
import { showRun } from '../../actions/show-run';
import { PanelFrame } from '../../app/PanelFrame';
import { useAction, usePane, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import { contentOf } from '../../state/workbook-state';
import { EditHistory } from '../plan/EditHistory';
import { overviewOf, type CheckOverview } from './check-overview';
import { FindingCard } from './FindingCard';
import { UnreadableCells } from './UnreadableCells';
import { VerdictStrip } from './VerdictStrip';

const useStyles = makeStyles({
  empty: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Where there is nothing to check yet. */
function NothingToCheck() {
  const styles = useStyles();
  const text = useText();
  const { store } = usePane();
  return (
    <div className={styles.empty}>
      <Text>{text('pane.check.no-rows')}</Text>
      <Button onClick={() => store.set({ view: 'pull' })}>{text('pane.check.to-pull')}</Button>
    </div>
  );
}

/** The next step: check what is not checked, else go on to the run. */
function NextStep({ overview }: { readonly overview: CheckOverview }) {
  const text = useText();
  const all = useAction(check);
  const some = useAction(checkChanged);
  const run = useAction(showRun);
  const busy = useSelected((state) => state.work !== undefined);
  const unchecked = overview.changed + overview.neverChecked;
  const fresh = unchecked === 0 && overview.rows > 0;
  const partly = unchecked > 0 && unchecked < overview.rows;
  return (
    <>
      {partly && (
        <Button
          appearance="primary"
          disabledFocusable={busy || !some.offer.offered}
          onClick={() => void some.run(undefined)}
        >
          {text('pane.check.run-changed-count', { count: unchecked })}
        </Button>
      )}
      {fresh && overview.ready > 0 && (
        <Button appearance="primary" onClick={() => void run.run(undefined)}>
          {text('pane.check.to-run', { count: overview.ready })}
        </Button>
      )}
      <Button
        appearance={partly || (fresh && overview.ready > 0) ? 'secondary' : 'primary'}
        disabledFocusable={busy || !all.offer.offered}
        onClick={() => void all.run(undefined)}
      >
        {text(fresh ? 'pane.check.again' : 'pane.check.run-all')}
      </Button>
      {!all.offer.offered && <Text size={200}>{text.of(all.offer.why)}</Text>}
    </>
  );
}

/** Check: what was found, by cause, with the answers that serve many rows at once. */
export function CheckPanel() {
  const styles = useStyles();
  const text = useText();
  const content = useSelected((state) => contentOf(state.workbook));
  const remembered = useSelected((state) => state.check);
  const [includedOnly, setIncludedOnly] = useState(true);
  const overview = useMemo(
    () => content && overviewOf(content, remembered, { includedOnly }),
    [content, remembered, includedOnly],
  );
  if (overview === undefined || content === undefined || content.rows.length === 0) {
    return (
      <PanelFrame title={text('pane.check.title')}>
        <NothingToCheck />
      </PanelFrame>
    );
  }
  const nothingIncluded = includedOnly && overview.rows === 0;
  return (
    <PanelFrame title={text('pane.check.title')} lead={text('pane.check.lead')} foot={<NextStep overview={overview} />}>
      <VerdictStrip counts={overview.counts} />
      <Switch
        checked={includedOnly}
        label={text('pane.check.included-only')}
        onChange={(_event, { checked }) => setIncludedOnly(checked)}
      />
      {nothingIncluded && <Text className={styles.quiet}>{text('pane.check.none-included')}</Text>}
      {overview.changed > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text('pane.check.changed', { count: overview.changed })}</MessageBarBody>
        </MessageBar>
      )}
      {overview.unexplained > 0 && (
        <MessageBar layout="multiline">
          <MessageBarBody>{text('pane.check.unexplained', { count: overview.unexplained })}</MessageBarBody>
        </MessageBar>
      )}
      <UnreadableCells problems={overview.problems} />
      {overview.groups.map((group) => (
        <FindingCard key={group.code} group={group} />
      ))}
      <EditHistory />
    </PanelFrame>
  );
}
