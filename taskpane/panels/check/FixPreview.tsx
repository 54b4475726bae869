import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Plan } from '../../../src/migration';
import { applyFix } from '../../actions/apply-fix';
import { useAction, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import { contentOf } from '../../state/workbook-state';
import { PlanPicker } from '../plan/PlanPicker';
import type { FindingGroup } from './finding-groups';
import type { FixKind } from './fixes/fix-kind';
import { prepareFix, skipReasons, type PreparedFix } from './fixes/prepare-fix';

const useStyles = makeStyles({
  preview: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface FixPreviewProps {
  readonly kind: FixKind;
  readonly group: FindingGroup;
  readonly close: () => void;
}

const nothing: PreparedFix = { rows: [], users: [], count: 0, skipped: {} };

/** What a fix would change, in numbers, before it changes anything. */
export function FixPreview({ kind, group, close }: FixPreviewProps) {
  const styles = useStyles();
  const text = useText();
  const content = useSelected((state) => contentOf(state.workbook));
  const [plan, setPlan] = useState<Plan | undefined>(undefined);
  const apply = useAction(applyFix);
  const region = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => [...new Set(group.found.map(({ row }) => row))], [group]);
  const needsPlan = kind === 'choose-plan';
  const prepared = useMemo(
    () => (content ? prepareFix(kind, group, { ...content, plan }) : nothing),
    [kind, group, content, plan],
  );
  // The agent opened it with the keyboard or the mouse and goes on inside.
  useEffect(() => region.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  const title = text(`pane.fix.kind.${kind}`);
  const says = { key: `pane.fix.kind.${kind}`, values: {} } as const;
  return (
    <div
      ref={region}
      className={styles.preview}
      role="group"
      aria-label={title}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <Text size={200} weight="semibold">
        {title}
      </Text>
      <Text size={200}>{text(`pane.fix.does.${kind}`)}</Text>
      {needsPlan && content && <PlanPicker plans={content.plans} rows={rows} plan={plan} choose={setPlan} />}
      {(!needsPlan || plan !== undefined) && (
        <ul className={styles.list} aria-live="polite">
          <li>{text('pane.fix.changes', { count: prepared.count })}</li>
          {skipReasons
            .filter((reason) => prepared.skipped[reason] !== undefined)
            .map((reason) => (
              <li key={reason}>{text(`pane.fix.skipped.${reason}`, { count: prepared.skipped[reason] ?? 0 })}</li>
            ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={apply.busy || prepared.count === 0 || !apply.offer.offered}
          onClick={() => void apply.run({ prepared, says }).then((outcome) => outcome === 'done' && close())}
        >
          {text('pane.fix.apply-to', { count: prepared.count })}
        </Button>
        <Button size="small" onClick={close}>
          {text('pane.fix.cancel')}
        </Button>
      </div>
    </div>
  );
}
