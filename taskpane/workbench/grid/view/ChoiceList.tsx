import { mergeClasses } from '@fluentui/react-components';
import { ChevronDown12Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { cellArea, type Position } from '../../../../src/excel-host';
import { useText } from '../../text/text';
import { shownRectangle } from '../geometry/sheet-geometry';
import { commit, edit, openList } from '../state/run-command';
import { matchingChoices } from './matching-choices';
import { useOverlayStyles } from './overlay-styles';
import { useGrid } from './use-grid';

const lowestRoom = 140;
const widestList = 420;

function OpenList({ cell, choices }: { readonly cell: Position; readonly choices: readonly string[] }) {
  const state = useGrid();
  const styles = useOverlayStyles();
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  const { geometry, viewport, editing, activeChoice } = state;
  const place = shownRectangle(geometry, viewport, cellArea(cell.row, cell.column));
  const matching = matchingChoices(choices, editing?.text);
  useEffect(() => {
    list.current?.children[activeChoice]?.scrollIntoView({ block: 'nearest' });
  }, [activeChoice]);
  if (matching.length === 0) return null;
  const below = viewport.height - place.y - place.height;
  // A list that would leave the view on the right ends with the cell instead.
  const across =
    place.x + widestList < viewport.width
      ? { left: place.x }
      : { right: Math.max(0, viewport.width - place.x - place.width) };
  const vertical = below > lowestRoom ? { top: place.y + place.height } : { bottom: viewport.height - place.y };
  return (
    <ul
      ref={list}
      role="listbox"
      aria-label={text('workbench.grid.choices')}
      className={styles.list}
      style={{ minWidth: place.width, maxWidth: widestList, ...across, ...vertical }}
    >
      {matching.map((choice, index) => (
        // Keys act on the field that holds the keyboard; it names the choice that they stand on.
        // The field handles them
        <li
          key={choice}
          id={`choice-${String(index)}`}
          role="option"
          aria-selected={index === activeChoice}
          className={mergeClasses(styles.choice, index === activeChoice && styles.choiceActive)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            edit(state, choice, 'cell', 'enter');
            commit(state);
            state.focus();
          }}
        >
          {choice}
        </li>
      ))}
    </ul>
  );
}

/** The arrow beside a cell with a list, and the list while it is open. */
export function ChoiceList() {
  const state = useGrid();
  const styles = useOverlayStyles();
  const text = useText();
  const { popup, selection, sheet, geometry, viewport, editing } = state;
  const { active } = selection;
  if (popup?.kind === 'choices') return <OpenList cell={popup.cell} choices={popup.choices} />;
  if (editing || !sheet.validations.choices(active.row, active.column)) return null;
  const place = shownRectangle(geometry, viewport, cellArea(active.row, active.column));
  const hidden = place.x < geometry.headerWidth || place.y < geometry.headerHeight || place.width === 0;
  if (hidden) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={text('workbench.grid.open-choices')}
      className={styles.arrow}
      style={{ left: Math.min(place.x + place.width + 1, viewport.width - 18), top: place.y + place.height - 19 }}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => {
        openList(state, active);
        state.focus();
      }}
    >
      <ChevronDown12Regular />
    </button>
  );
}
