import { createAxis } from '../../../taskpane/workbench/grid/geometry/axis';
import { addressOf, cellArea, parseArea } from '../../../src/excel-host';
import { commandOf, type Key } from '../../../taskpane/workbench/grid/keyboard/commands';
import { move, type Ground } from '../../../taskpane/workbench/grid/selection/movement';
import { selectArea, selectedArea, type Selection } from '../../../taskpane/workbench/grid/selection/selection';

const region = { row: 0, column: 0, rows: 10, columns: 4 };

/** A block A1:D10 with a hole in column B at rows 4 to 6; row 3 is hidden. */
const ground: Ground = {
  rows: createAxis(100, 20, new Map([[2, 0]])),
  columns: createAxis(20, 100, new Map()),
  frozen: { rows: 0, columns: 0 },
  used: region,
  regionAround: () => region,
  merges: [],
  filled: ({ row, column }) => row < 10 && column < 4 && !(column === 1 && row >= 3 && row <= 5),
  page: { rows: 10, columns: 5 },
};

function area(address: string) {
  const found = parseArea(address);
  if (!found) throw new Error(address);
  return found;
}

function press(start: string, keys: readonly string[]): Selection {
  return keys.reduce(
    (selection, text) => {
      const parts = text.split('+');
      const key: Key = {
        key: parts.at(-1) === 'Space' ? ' ' : (parts.at(-1) ?? ''),
        ctrlKey: parts.includes('Ctrl'),
        shiftKey: parts.includes('Shift'),
        altKey: parts.includes('Alt'),
        metaKey: false,
      };
      const command = commandOf(key);
      if (command?.kind !== 'move') throw new Error(`${text} moves nothing`);
      return move(selection, command.movement, ground);
    },
    selectArea(area(start)),
  );
}

describe('the selection', () => {
  it.each([
    ['A1', ['ArrowRight'], 'B1', 'B1'],
    ['A1', ['ArrowUp'], 'A1', 'A1'],
    ['A2', ['ArrowDown'], 'A4', 'A4'],
    ['A1', ['Shift+ArrowDown', 'Shift+ArrowRight'], 'A1:B2', 'A1'],
    ['C3', ['Shift+ArrowLeft', 'Shift+ArrowUp'], 'B2:C3', 'C3'],
    ['A1', ['Ctrl+ArrowDown'], 'A10', 'A10'],
    ['A10', ['Ctrl+ArrowDown'], 'A100', 'A100'],
    ['B1', ['Ctrl+ArrowDown'], 'B2', 'B2'],
    ['B2', ['Ctrl+ArrowDown'], 'B7', 'B7'],
    ['B7', ['Ctrl+ArrowUp'], 'B2', 'B2'],
    ['A1', ['Ctrl+ArrowRight'], 'D1', 'D1'],
    ['D1', ['Ctrl+ArrowRight'], 'T1', 'T1'],
    ['B2', ['Ctrl+Shift+ArrowRight'], 'B2:D2', 'B2'],
    ['C5', ['Home'], 'A5', 'A5'],
    ['A5', ['End'], 'D5', 'D5'],
    ['C5', ['Ctrl+Home'], 'A1', 'A1'],
    ['C5', ['Ctrl+End'], 'D10', 'D10'],
    ['C5', ['Ctrl+Shift+End'], 'C5:D10', 'C5'],
    ['A1', ['PageDown'], 'A12', 'A12'],
    ['A12', ['Shift+PageUp'], 'A1:A12', 'A12'],
    ['A1', ['Alt+PageDown'], 'F1', 'F1'],
    ['B2', ['Ctrl+a'], 'A1:D10', 'B2'],
    ['B2', ['Ctrl+a', 'Ctrl+a'], 'A1:T100', 'B2'],
    ['B2', ['Shift+Space'], 'A2:T2', 'B2'],
    ['B2', ['Ctrl+Space'], 'B1:B100', 'B2'],
    ['A1', ['Enter'], 'A2', 'A2'],
    ['A2', ['Shift+Enter'], 'A1', 'A1'],
    ['A1', ['Tab'], 'B1', 'B1'],
    ['A1:B2', ['Enter', 'Enter', 'Enter'], 'A1:B2', 'B2'],
    ['A1:B2', ['Tab', 'Tab'], 'A1:B2', 'A2'],
    ['A1:B2', ['Shift+Tab'], 'A1:B2', 'B2'],
  ])('at %s, after %j, is %s with %s active', (start, keys, selected, active) => {
    const selection = press(start, keys);
    expect(addressOf(selectedArea(selection))).toBe(selected);
    expect(addressOf(cellArea(selection.active.row, selection.active.column))).toBe(active);
  });
});

describe('a key', () => {
  const key = (name: string, over: Partial<Key> = {}): Key => ({
    key: name,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...over,
  });

  it.each(['a', 'Z', '7', 'ş', '你', 'Shift', 'Escape'])('%s is not a command of its own', (name) => {
    expect(commandOf(key(name))).toBeUndefined();
  });

  it('means the same with the command key of a Mac', () => {
    expect(commandOf(key('z', { metaKey: true }))).toEqual({ kind: 'undo' });
    expect(commandOf(key('z', { ctrlKey: true }))).toEqual({ kind: 'undo' });
  });

  it.each(['c', 'x', 'v', 's', 'r', 't'])('Ctrl+%s is left to the browser and the page', (name) => {
    expect(commandOf(key(name, { ctrlKey: true }))).toBeUndefined();
  });

  it('opens the list of a cell with Alt and the arrow', () => {
    expect(commandOf(key('ArrowDown', { altKey: true }))).toEqual({ kind: 'open-list' });
  });
});
