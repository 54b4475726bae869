import { Checkbox, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef } from 'react';
import { migrationKey, type RowKey, type WorkbookContent } from '../../../src/workbook';
import { useText } from '../../app/use-text';
import type { FillChoice } from './fill-choice';
import { FillValue } from './FillValue';
import { fillKinds, type FillKind } from './fills/fill';
import { needs, type PlanningState } from './row-needs';
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
  // One width for both labels, so that the lists stand below each other, and room for the longest of any language.
  field: { gridTemplateColumns: '88px minmax(0, 1fr)' },
  // What is too long for a narrow pane says so; the list itself shows it whole.
  select: { textOverflow: 'ellipsis' },
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

/** One answer for many rows: which rows, what, and to what. */
export function FillForm({ choice, choose, sheet, planning, content, keys }: FillFormProps) {
  const styles = useStyles();
  const text = useText();
  const { scope, asked } = choice;
  const form = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where something is to be chosen, that comes next; else what is to be changed is told.
    if (asked === 0 || form.current === null) return;
    const [first] = [...form.current.querySelectorAll<HTMLElement>('input[role="combobox"], select')].sort(
      (a, b) => Number(b.role === 'combobox') - Number(a.role === 'combobox'),
    );
    first?.focus();
  }, [asked]);
  const rows = useMemo(() => {
    const wanted = new Set(keys.map(migrationKey));
    return content.rows.filter((row) => wanted.has(migrationKey(row)));
  }, [keys, content]);
  return (
    <section ref={form} className={styles.form} aria-label={text('pane.fill.title')}>
      <Text as="h2" weight="semibold" className={styles.heading}>
        {text('pane.fill.title')}
      </Text>
      <Field label={text('pane.fill.rows')} orientation="horizontal" className={styles.field}>
        <Select
          select={{ className: styles.select }}
          value={scope}
          onChange={(_event, { value }) => choose({ ...choice, scope: value as RowScope })} // one of the options below
        >
          <option value="selected">{text('pane.fill.scope.selected', { number: sheet.selected.length })}</option>
          <option value="filtered">{text('pane.fill.scope.filtered', { number: sheet.filtered.length })}</option>
          <option value="all">{text('pane.fill.scope.all', { number: content.rows.length })}</option>
          {needs.map((need) => (
            <option key={need} value={need}>
              {text(`pane.fill.scope.${need}`, { number: planning.waiting[need].length })}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={text('pane.fill.what')}
        orientation="horizontal"
        className={styles.field}
        hint={text(`pane.fill.means.${choice.kind}`)}
      >
        <Select
          select={{ className: styles.select }}
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
