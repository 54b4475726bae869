import { mergeClasses } from '@fluentui/react-components';
import { cellArea, type Position } from '../../../../src/excel-host';
import { shownRectangle, type Rectangle } from '../geometry/sheet-geometry';
import type { GridState } from '../state/grid-state';
import { useOverlayStyles } from './overlay-styles';
import { useGrid } from './use-grid';

const bubbleWidth = 280;

/** Beside the cell where there is room, else left of it. */
function beside({ viewport }: GridState, place: Rectangle) {
  const right = place.x + place.width + 12;
  const left = right + bubbleWidth < viewport.width ? right : Math.max(0, place.x - bubbleWidth - 12);
  return { left, top: Math.max(0, Math.min(place.y + 4, viewport.height - 96)) };
}

function notesAt({ sheet }: GridState, { row, column }: Position) {
  const here = (one: Position) => one.row === row && one.column === column;
  const notes = sheet.notes.list().filter(here);
  const comments = sheet.comments.list().filter(here);
  return [...notes, ...comments.flatMap((comment) => [comment, ...comment.replies])];
}

/** What belongs to a cell and is told beside it: the help of its validation, and its notes. */
export function Bubbles({ hovered }: { readonly hovered: Position | undefined }) {
  const state = useGrid();
  const styles = useOverlayStyles();
  const { sheet, selection, popup, editing, geometry, viewport } = state;
  const { active } = selection;
  const placeOf = ({ row, column }: Position) => shownRectangle(geometry, viewport, cellArea(row, column));
  const prompt = sheet.validations.at(active.row, active.column)?.prompt;
  const noted = popup?.kind === 'note' ? popup.cell : hovered;
  const notes = noted ? notesAt(state, noted) : [];
  const prompted = prompt?.showPrompt === true && (prompt.title !== '' || prompt.message !== '');
  const free = !editing && !state.alert && (popup === undefined || popup.kind === 'note');
  return (
    <>
      {prompted && free && notes.length === 0 && (
        <div role="note" className={mergeClasses(styles.bubble, styles.prompt)} style={beside(state, placeOf(active))}>
          {prompt.title !== '' && <div className={styles.bubbleTitle}>{prompt.title}</div>}
          {prompt.message}
        </div>
      )}
      {noted && notes.length > 0 && (
        <div role="note" className={styles.bubble} style={beside(state, placeOf(noted))}>
          {notes.map((note) => (
            <div key={note.id}>
              {note.author !== '' && <div className={styles.bubbleTitle}>{note.author}</div>}
              {note.text}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
