import type { Movement } from '../selection/movement';

/** What a key asks of the grid. */
export type GridCommand =
  | { readonly kind: 'move'; readonly movement: Movement }
  /** Opens the cell for editing; `overwrite` empties the field first. */
  | { readonly kind: 'edit'; readonly overwrite: boolean }
  | {
      readonly kind:
        | 'clear'
        | 'undo'
        | 'redo'
        | 'open-list'
        | 'fill-down'
        | 'insert'
        | 'delete'
        | 'context-menu'
        | 'next-sheet'
        | 'previous-sheet'
        | 'leave'
        | 'show-note';
    };

/** The part of a keyboard event that decides. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const arrows = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const;

const move = (movement: Movement): GridCommand => ({ kind: 'move', movement });

function withControl(key: Key): GridCommand | undefined {
  const extend = key.shiftKey;
  switch (key.key) {
    case 'Home':
      return move({ kind: 'sheet-start', extend });
    case 'End':
      return move({ kind: 'sheet-end', extend });
    case 'PageUp':
      return { kind: 'previous-sheet' };
    case 'PageDown':
      return { kind: 'next-sheet' };
    case ' ':
      return move({ kind: 'whole-columns' });
    case 'a':
    case 'A':
      return move({ kind: 'all' });
    case 'z':
      return { kind: 'undo' };
    case 'Z':
    case 'y':
      return { kind: 'redo' };
    case 'd':
      return { kind: 'fill-down' };
    case '+':
    case '=':
      return key.key === '+' || extend ? { kind: 'insert' } : undefined;
    case '-':
      return { kind: 'delete' };
    default:
      return undefined;
  }
}

function plain(key: Key): GridCommand | undefined {
  const extend = key.shiftKey;
  switch (key.key) {
    case 'Home':
      return move({ kind: 'row-start', extend });
    case 'End':
      return move({ kind: 'row-end', extend });
    case 'PageUp':
      return move({ kind: 'page', direction: 'up', extend });
    case 'PageDown':
      return move({ kind: 'page', direction: 'down', extend });
    case 'Enter':
      return move({ kind: 'next', along: 'rows', backwards: extend });
    case 'Tab':
      return move({ kind: 'next', along: 'columns', backwards: extend });
    case 'F2':
      return extend ? { kind: 'show-note' } : { kind: 'edit', overwrite: false };
    case 'F6':
      return { kind: 'leave' };
    case 'F10':
      return extend ? { kind: 'context-menu' } : undefined;
    case 'ContextMenu':
      return { kind: 'context-menu' };
    case 'Delete':
      return { kind: 'clear' };
    case 'Backspace':
      return { kind: 'edit', overwrite: true };
    case ' ':
      return extend ? move({ kind: 'whole-rows' }) : undefined;
    default:
      return undefined;
  }
}

/** What a key asks of the grid while no cell is edited; undefined for what is typed, and for keys of others. */
export function commandOf(key: Key): GridCommand | undefined {
  const control = key.ctrlKey || key.metaKey;
  const direction = key.key in arrows ? arrows[key.key as keyof typeof arrows] : undefined;
  if (key.altKey) {
    if (direction === 'down' || direction === 'up') return { kind: 'open-list' };
    if (key.key === 'PageDown' || key.key === 'PageUp') {
      return move({ kind: 'page', direction: key.key === 'PageDown' ? 'right' : 'left', extend: key.shiftKey });
    }
    return undefined;
  }
  if (direction) return move({ kind: control ? 'jump' : 'step', direction, extend: key.shiftKey });
  return control ? withControl(key) : plain(key);
}
