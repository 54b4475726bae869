import { mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, type ClipboardEvent, type FormEvent } from 'react';
import { addressOf, cellArea } from '../../../../src/excel-host';
import { useText } from '../../text/text';
import { readHtmlTable } from '../clipboard/html-table';
import { shownRectangle } from '../geometry/sheet-geometry';
import { copyCells, paste } from '../state/copy-paste';
import { commit, edit } from '../state/run-command';
import { pressKey } from './press-key';
import { cellId } from './GridCell';
import { useGridStyles } from './styles';
import { useGrid } from './use-grid';

export interface CellFieldProps {
  /** Id of the grid, which this field controls. */
  readonly gridId: string;
  /** Moves the keyboard out of the grid. */
  readonly leave: (backwards: boolean) => void;
}

/**
 * The field that holds the keyboard. It lies over the active cell, is seen only while the cell is edited, and is there
 * all the time so that input methods for Chinese and the clipboard work as in any field.
 */
export function CellField({ gridId, leave }: CellFieldProps) {
  const state = useGrid();
  const styles = useGridStyles();
  const text = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const { editing, selection, geometry, viewport, sheet } = state;
  const { active } = selection;
  const cell = cellArea(active.row, active.column);
  const place = shownRectangle(geometry, viewport, cell);
  const inCell = editing?.place === 'cell';

  useEffect(() => {
    state.focus = () => field.current?.focus({ preventScroll: true });
  }, [state]);
  useEffect(() => {
    // A text that is put into the field leaves the caret at its end, as F2 does in Excel.
    if (inCell && editing.mode === 'edit' && field.current) {
      field.current.focus({ preventScroll: true });
      field.current.setSelectionRange(field.current.value.length, field.current.value.length);
    }
  }, [inCell, editing?.mode, editing?.cell]);

  const onInput = (event: FormEvent<HTMLTextAreaElement>) => {
    const { value } = event.currentTarget;
    if (editing) state.typed(value);
    else edit(state, value, 'cell', 'enter');
  };

  const onCopy = (cut: boolean) => (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (editing) return;
    event.preventDefault();
    const copied = copyCells(state, cut);
    event.clipboardData.setData('text/plain', copied.text);
    event.clipboardData.setData('text/html', copied.html);
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (editing) return;
    event.preventDefault();
    const html = event.clipboardData.getData('text/html');
    paste(
      state,
      event.clipboardData.getData('text/plain'),
      html === '' ? undefined : readHtmlTable(html, new DOMParser()),
    );
  };

  const choosing = state.popup?.kind === 'choices';
  return (
    <textarea
      ref={field}
      data-cell-field
      rows={1}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      aria-label={text('workbench.grid.field', { cell: addressOf(cell) })}
      aria-description={text('workbench.grid.keys')}
      aria-controls={gridId}
      aria-activedescendant={
        choosing ? `choice-${String(state.activeChoice)}` : editing ? undefined : cellId(active.row, active.column)
      }
      aria-haspopup={sheet.validations.choices(active.row, active.column) ? 'listbox' : undefined}
      className={mergeClasses(styles.field, !inCell && styles.fieldIdle)}
      style={{
        left: place.x - 1,
        top: place.y - 1,
        minWidth: place.width + 1,
        maxWidth: Math.max(place.width + 1, viewport.width - place.x - 12),
        minHeight: place.height + 1,
        maxHeight: Math.max(place.height + 1, viewport.height - place.y - 12),
        // What is not edited must not make the field grow beyond the view.
        ...(inCell ? {} : { width: place.width + 1, height: place.height + 1 }),
      }}
      value={inCell ? editing.text : ''}
      onKeyDown={(event) => {
        if (pressKey(state, event, leave)) event.preventDefault();
      }}
      onChange={onInput}
      onCopy={onCopy(false)}
      onCut={onCopy(true)}
      onPaste={onPaste}
      onBlur={(event) => {
        // Whoever leaves for elsewhere has finished the cell; the formula bar goes on with it.
        const to = event.relatedTarget;
        if (state.editing?.place === 'cell' && !(to instanceof Element && to.closest('[data-keeps-editing]')))
          commit(state);
      }}
    />
  );
}
