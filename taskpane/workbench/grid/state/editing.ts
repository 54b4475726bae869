import type { Position } from '../../../../src/excel-host';

/** A cell while it is edited. */
export interface Editing {
  readonly sheetId: string;
  readonly cell: Position;
  readonly text: string;
  /**
   * `enter`: typed over the cell, so that arrow keys end it and move on; `edit`: the text is worked on, and arrow keys
   * move in it.
   */
  readonly mode: 'enter' | 'edit';
  /** Where the caret is: in the cell or in the formula bar. */
  readonly place: 'cell' | 'bar';
}

/** What a key does to the cell that is edited. */
export type EditingKey =
  | { readonly kind: 'commit'; readonly then: 'down' | 'up' | 'left' | 'right' | 'stay'; readonly everywhere?: boolean }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'line-break' }
  | { readonly kind: 'switch-mode' };

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const arrows: Readonly<Record<string, 'up' | 'down' | 'left' | 'right'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** What a key does while a cell is edited; undefined where it belongs to the text. */
export function editingKey(pressed: Pressed, mode: Editing['mode']): EditingKey | undefined {
  const { key, shiftKey, altKey } = pressed;
  const control = pressed.ctrlKey || pressed.metaKey;
  switch (key) {
    case 'Escape':
      return { kind: 'cancel' };
    case 'F2':
      return { kind: 'switch-mode' };
    case 'Tab':
      return { kind: 'commit', then: shiftKey ? 'left' : 'right' };
    case 'Enter':
      if (altKey) return { kind: 'line-break' };
      return control
        ? { kind: 'commit', then: 'stay', everywhere: true }
        : { kind: 'commit', then: shiftKey ? 'up' : 'down' };
    default: {
      const direction = arrows[key];
      const moves = mode === 'enter' && direction !== undefined && !altKey && !control && !shiftKey;
      return moves ? { kind: 'commit', then: direction } : undefined;
    }
  }
}
