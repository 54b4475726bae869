import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useText } from '../../app/use-text';
import type { FindingGroup } from './finding-groups';
import { FixPreview } from './FixPreview';
import { fixesOf, type FixKind } from './fixes/fix-kind';
import { useJump } from './use-jump';
import { verdictLooks } from './verdict-look';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'start' },
  icon: { flexShrink: 0, marginTop: '2px' },
  where: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
  },
  cause: { overflowWrap: 'anywhere', margin: 0, fontSize: tokens.fontSizeBase300 },
  count: { color: tokens.colorNeutralForeground2 },
  jump: { display: 'flex', alignItems: 'center', flexShrink: 0 },
  at: { minWidth: '44px', textAlign: 'center', fontVariantNumeric: 'tabular-nums' },
  example: {
    display: 'flex',
    flexDirection: 'column',
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
  fixes: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
  },
});

export interface FindingCardProps {
  readonly group: FindingGroup;
}

/** One cause: how many rows it concerns, a walk through their cells, and the answers that serve them all. */
export function FindingCard({ group }: FindingCardProps) {
  const styles = useStyles();
  const text = useText();
  const [fix, setFix] = useState<FixKind | undefined>(undefined);
  const jump = useJump(group);
  const { icon: Icon, color, label } = verdictLooks[group.severity];
  const cause = text(`cause.${group.code}`);
  const fixes = fixesOf[group.code];
  // Of a single row there is nothing to walk through: its sentence is shown at once.
  const shown =
    jump.position === undefined ? (group.found.length === 1 ? group.found[0] : undefined) : group.found[jump.position];
  return (
    <section className={styles.card} aria-label={cause}>
      <div className={styles.head}>
        <Icon color={color} className={styles.icon} aria-label={text(label, { count: 1 })} role="img" />
        <Text as="h2" weight="semibold" className={styles.cause}>
          {cause}
        </Text>
      </div>
      <div className={styles.where}>
        <Text size={200} className={styles.count}>
          {text('pane.check.group', { rows: group.rows, customers: group.customers })}
        </Text>
        <div className={styles.jump} role="group" aria-label={text('pane.check.walk', { cause })}>
          <Button
            size="small"
            appearance="subtle"
            icon={<ChevronLeft20Regular />}
            aria-label={text('pane.check.previous')}
            onClick={() => jump.go(-1)}
          />
          <Text size={200} className={styles.at}>
            {jump.position === undefined
              ? text('pane.check.show')
              : text('pane.check.position', { at: jump.position + 1, of: group.found.length })}
          </Text>
          <Button
            size="small"
            appearance="subtle"
            icon={<ChevronRight20Regular />}
            aria-label={text('pane.check.next')}
            onClick={() => jump.go(1)}
          />
        </div>
      </div>
      {shown !== undefined && (
        <div className={styles.example} aria-live="polite">
          <Text size={200} weight="semibold">
            {text('pane.row', { customer: shown.row.source.customer, product: shown.row.source.product })}
          </Text>
          <Text size={200}>{text(`finding.${group.code}`, shown.finding.values)}</Text>
        </div>
      )}
      {fix === undefined && fixes.length > 0 && (
        <div className={styles.fixes}>
          {fixes.map((kind) => (
            <Button key={kind} size="small" onClick={() => setFix(kind)}>
              {text(`pane.fix.kind.${kind}`)}
            </Button>
          ))}
        </div>
      )}
      {fix !== undefined && <FixPreview kind={fix} group={group} close={() => setFix(undefined)} />}
    </section>
  );
}
