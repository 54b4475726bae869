import { Button, Input, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, DismissRegular } from '@fluentui/react-icons';
import { memo, useEffect, useState } from 'react';
import { addressOf, cellArea, isWholeColumns, isWholeRows } from '../../../src/excel-host';
import { commitAndMove } from '../grid/view/press-key';
import { useGridFact, useGridState } from '../grid/view/use-grid';
import { selectedArea } from '../grid/selection/selection';
import { editingKey } from '../grid/state/editing';
import { goTo } from '../grid/state/go-to';
import type { GridState } from '../grid/state/grid-state';
import { cancelEditing, commit, edit } from '../grid/state/run-command';
import { useText } from '../text/text';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  name: { width: '132px', flexShrink: 0 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  sign: {
    fontFamily: 'Georgia, "Times New Roman", serif',
    fontStyle: 'italic',
    color: tokens.colorNeutralForeground3,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    lineHeight: '24px',
    userSelect: 'none',
  },
  formula: { flexGrow: 1 },
  parents: { color: tokens.colorNeutralForeground4 },
  formulaField: { minHeight: '24px', maxHeight: '120px', paddingTop: '2px', paddingBottom: '2px' },
});

/** What the name box says of the selection. */
function selectedAddress({ selection }: GridState): string {
  const { active } = selection;
  const area = selectedArea(selection);
  const whole = isWholeColumns(area) || isWholeRows(area);
  return addressOf(whole || area.rows * area.columns <= 1 ? cellArea(active.row, active.column) : area);
}

function NameBox() {
  const state = useGridState();
  const styles = useStyles();
  const text = useText();
  const shown = useGridFact(selectedAddress);
  const [typed, setTyped] = useState<string | undefined>();
  const [unknown, setUnknown] = useState(false);
  useEffect(() => {
    setTyped(undefined);
    setUnknown(false);
  }, [shown]);
  return (
    <Input
      size="small"
      className={mergeClasses(styles.name, unknown && styles.bad)}
      aria-label={text('workbench.bar.name')}
      aria-invalid={unknown}
      title={unknown ? text('workbench.bar.unknown', { name: typed ?? '' }) : undefined}
      value={typed ?? shown}
      data-name-box
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => setTyped(undefined)}
      onChange={(_event, data) => {
        setTyped(data.value);
        setUnknown(false);
      }}
      onKeyDown={(event) => {
        // The keyboard goes on to the cells, and the key itself must not be typed there.
        if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
        if (event.key === 'Escape') {
          setTyped(undefined);
          state.focus();
        }
        if (event.key === 'Enter') setUnknown(!goTo(state, typed ?? shown));
      }}
    />
  );
}

/** The name box, and what the active cell really holds. */
export const FormulaBar = memo(function FormulaBar() {
  const state = useGridState();
  const styles = useStyles();
  const text = useText();
  const isEditing = useGridFact(({ editing }) => editing !== undefined);
  // A cell that the formula of another one fills shows that formula, in grey: it is not there to be changed.
  const isParents = useGridFact(({ editing, sheet, selection: { active } }) => {
    const spill = editing === undefined ? sheet.spillAt(active.row, active.column) : undefined;
    return spill !== undefined && (spill.row !== active.row || spill.column !== active.column);
  });
  const value = useGridFact(({ editing, sheet, selection: { active } }) => {
    if (editing !== undefined) return editing.text;
    const { row, column } = sheet.spillAt(active.row, active.column) ?? active;
    return sheet.editText(row, column);
  });
  return (
    <div className={styles.bar} data-keeps-editing>
      <NameBox />
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        disabled={!isEditing}
        aria-label={text('workbench.bar.cancel')}
        onClick={() => {
          cancelEditing(state);
          state.focus();
        }}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<CheckmarkRegular />}
        disabled={!isEditing}
        aria-label={text('workbench.bar.accept')}
        onClick={() => {
          commit(state);
          state.focus();
        }}
      />
      <span className={styles.sign} aria-hidden>
        fx
      </span>
      <Textarea
        size="small"
        className={styles.formula}
        textarea={{
          className: mergeClasses(styles.formulaField, isParents && styles.parents),
          rows: Math.min(4, value.split('\n').length),
          spellCheck: false,
        }}
        aria-label={text('workbench.bar.formula')}
        value={value}
        data-formula-bar={isParents ? 'parent' : ''}
        onFocus={() => {
          const { editing } = state;
          if (editing) state.editing = { ...editing, place: 'bar', mode: 'edit' };
          else edit(state, undefined, 'bar', 'edit');
          state.changed();
        }}
        onChange={(_event, data) => state.typed(data.value)}
        onBlur={(event) => {
          const to = event.relatedTarget;
          if (state.editing && !(to instanceof Element && to.closest('[data-keeps-editing]'))) commit(state);
        }}
        onKeyDown={(event) => {
          const key = editingKey(event, 'edit');
          if (!key || !state.editing || key.kind === 'line-break' || key.kind === 'switch-mode') return;
          event.preventDefault();
          if (key.kind === 'cancel') cancelEditing(state);
          else commitAndMove(state, key.then, event.key, key.everywhere === true);
          state.focus();
        }}
      />
    </div>
  );
});
