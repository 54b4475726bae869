import { Checkbox, Field, makeStyles, Radio, RadioGroup, Select, Text, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { migrationKey, type RowKey, type WorkbookContent } from '../../../src/workbook';
import { useText } from '../../app/use-text';
import type { FillChoice } from './fill-choice';
import { FillValue } from './FillValue';
import { fillKinds, type FillKind } from './fills/fill';
import { needs, type Need, type PlanningState } from './row-needs';
import type { RowScope, SheetScopes } from './row-scope';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0 },
  scopes: { flexWrap: 'wrap' },
});

interface FillFormProps {
  readonly choice: FillChoice;
  readonly choose: (choice: FillChoice) => void;
  readonly sheet: SheetScopes;
  readonly planning: PlanningState;
  readonly content: WorkbookContent;
  /** The rows of the chosen scope. */
  readonly keys: readonly RowKey[];
}

function isNeed(scope: RowScope): scope is Need {
  return needs.some((need) => need === scope);
}

/** One answer for many rows: which rows, what, and to what. */
export function FillForm({ choice, choose, sheet, planning, content, keys }: FillFormProps) {
  const styles = useStyles();
  const text = useText();
  const { scope } = choice;
  const rows = useMemo(() => {
    const wanted = new Set(keys.map(migrationKey));
    return content.rows.filter((row) => wanted.has(migrationKey(row)));
  }, [keys, content]);
  return (
    <section className={styles.form} aria-label={text('pane.fill.title')}>
      <Text as="h2" weight="semibold" className={styles.heading}>
        {text('pane.fill.title')}
      </Text>
      <Field label={text('pane.fill.rows')} size="small">
        <RadioGroup
          layout="horizontal"
          className={styles.scopes}
          value={scope}
          onChange={(_event, { value }) => choose({ ...choice, scope: value as RowScope })} // one of the radios below
        >
          {isNeed(scope) && (
            <Radio value={scope} label={text(`pane.fill.scope.${scope}`, { number: planning.waiting[scope].length })} />
          )}
          <Radio value="selected" label={text('pane.fill.scope.selected', { number: sheet.selected.length })} />
          <Radio value="filtered" label={text('pane.fill.scope.filtered', { number: sheet.filtered.length })} />
          <Radio value="all" label={text('pane.fill.scope.all', { number: content.rows.length })} />
        </RadioGroup>
      </Field>
      <Field label={text('pane.fill.what')} size="small" hint={text(`pane.fill.means.${choice.kind}`)}>
        <Select
          value={choice.kind}
          onChange={(_event, { value }) => choose({ ...choice, kind: value as FillKind })} // one of the options below
        >
          {fillKinds.map((kind) => (
            <option key={kind} value={kind}>
              {text(`pane.fill.kind.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <FillValue choice={choice} choose={choose} rows={rows} content={content} />
      <Checkbox
        checked={choice.onlyOpen}
        label={text('pane.fill.only-open')}
        onChange={(_event, { checked }) => choose({ ...choice, onlyOpen: checked === true })}
      />
    </section>
  );
}
