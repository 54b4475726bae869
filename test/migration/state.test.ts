import {
  commandMoves,
  isTerminal,
  isUnderWay,
  mayMove,
  mayStartGeneration,
  movesBy,
  newGenerationStates,
  rowCommands,
  rowStates,
  stateAccepts,
  stateTable,
  type RowCommand,
  type RowState,
} from '../../src/migration';

const before: readonly RowState[] = ['draft', 'ready', 'invalid', 'excluded', 'stale', 'held'];
const ends: readonly RowState[] = [
  'done',
  'partial',
  'failed-purchase',
  'failed-reassign',
  'failed-retire',
  'cancelled',
  'undone',
  'drifted',
];

/** The whole table once more, written as a person would say it: every pair that is not here is forbidden. */
const allowed: Readonly<Record<RowState, readonly RowState[]>> = {
  'draft': ['ready', 'invalid', 'excluded', 'stale', 'held'],
  'ready': ['draft', 'invalid', 'excluded', 'stale', 'held', 'scheduled', 'queued'],
  'invalid': ['draft', 'ready', 'excluded', 'stale', 'held'],
  'excluded': ['draft', 'ready', 'invalid', 'stale', 'held'],
  'stale': ['draft', 'ready', 'invalid', 'excluded', 'held'],
  'held': ['draft', 'ready', 'invalid', 'excluded', 'stale'],
  'scheduled': ['queued', 'paused', 'cancelled', 'stale'],
  'queued': ['purchasing', 'scheduled', 'cancelled', 'stale', 'throttled', 'paused', 'unknown'],
  'purchasing': ['provisioning', 'failed-purchase', 'failed-reassign', 'cancelled', 'throttled', 'paused', 'unknown'],
  'provisioning': ['reassigning', 'failed-reassign', 'throttled', 'paused', 'unknown'],
  'reassigning': ['retiring', 'partial', 'failed-reassign', 'throttled', 'paused', 'unknown'],
  'retiring': ['done', 'partial', 'failed-retire', 'throttled', 'paused', 'unknown'],
  'throttled': [
    'queued',
    'purchasing',
    'provisioning',
    'reassigning',
    'retiring',
    'undoing',
    'paused',
    'unknown',
    'cancelled',
  ],
  'paused': ['scheduled', 'queued', 'purchasing', 'provisioning', 'reassigning', 'retiring', 'undoing', 'cancelled'],
  'unknown': [
    ...(['purchasing', 'provisioning', 'reassigning', 'retiring', 'undoing'] as const),
    ...(['done', 'partial', 'undone', 'failed-purchase', 'failed-reassign', 'failed-retire'] as const),
  ],
  'done': ['drifted', 'undoing'],
  'partial': ['reassigning', 'retiring', 'drifted', 'undoing'],
  'failed-purchase': ['queued', ...before],
  'failed-reassign': ['purchasing', 'provisioning', 'reassigning', 'undoing'],
  'failed-retire': ['retiring', 'undoing'],
  'cancelled': ['queued', ...before],
  'undoing': ['undone', 'done', 'partial', 'failed-reassign', 'failed-retire', 'throttled', 'paused', 'unknown'],
  'undone': ['queued', 'drifted', ...before],
  'drifted': ['done', 'partial', 'undoing'],
};

const accepted: Readonly<Record<RowCommand, readonly RowState[]>> = {
  'run': ['draft', 'ready', 'invalid', 'excluded', 'stale', 'held', 'failed-purchase', 'cancelled', 'undone'],
  'pause': [
    ...(['scheduled', 'queued', 'purchasing', 'provisioning', 'reassigning', 'retiring'] as const),
    ...(['throttled', 'undoing'] as const),
  ],
  'resume': ['paused'],
  'cancel': ['scheduled', 'queued', 'purchasing', 'throttled', 'paused'],
  'retry': ['unknown', 'partial', 'failed-purchase', 'failed-reassign', 'failed-retire'],
  'undo': ['done', 'partial', 'failed-reassign', 'failed-retire', 'drifted'],
  'resolve': ['unknown'],
  'look-again': ['done', 'partial', 'drifted'],
};

const reachable = (from: RowState, seen = new Set<RowState>()): ReadonlySet<RowState> => {
  for (const next of stateTable[from].next) {
    if (!seen.has(next)) {
      seen.add(next);
      reachable(next, seen);
    }
  }
  return seen;
};

describe('the table of row states', () => {
  test.each(rowStates.flatMap((from) => rowStates.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
    expect(mayMove(from, to)).toBe(from === to || allowed[from].includes(to));
  });

  test.each(rowStates.flatMap((state) => rowCommands.map((command) => [state, command] as const)))(
    '%s and the command %s',
    (state, command) => {
      expect(stateAccepts(state, command)).toBe(accepted[command].includes(state));
    },
  );

  test('ends are terminal and nothing else is', () => {
    expect(rowStates.filter(isTerminal)).toEqual(rowStates.filter((state) => ends.includes(state)));
  });

  test('no state is terminal and under way', () => {
    expect(rowStates.filter((state) => isTerminal(state) && isUnderWay(state))).toEqual([]);
  });

  test.each(ends)(
    'nothing leaves the end %s by itself: only a command, a check or a look at the service does',
    (end) => {
      const commands = rowCommands.filter((command) => command !== 'look-again');
      const byCommand = new Set(commands.flatMap((command) => movesBy(end, command)));
      const others = stateTable[end].next.filter(
        (next) =>
          !byCommand.has(next) &&
          !before.includes(next) &&
          next !== 'drifted' &&
          !(end === 'drifted' && (next === 'done' || next === 'partial')),
      );
      expect(others).toEqual([]);
    },
  );

  test('only where nothing bought is left may a new generation start', () => {
    expect(rowStates.filter(mayStartGeneration)).toEqual(['failed-purchase', 'cancelled', 'undone']);
    for (const state of rowStates.filter(isTerminal)) {
      expect(mayMove(state, 'queued')).toBe(newGenerationStates.some((known) => known === state));
    }
  });

  test('from the purchase on, no way leads back before money except through an end without a purchase', () => {
    const underWay: readonly RowState[] = ['provisioning', 'reassigning', 'retiring', 'undoing', 'done', 'partial'];
    for (const state of underWay) {
      expect(before.filter((early) => mayMove(state, early))).toEqual([]);
    }
  });

  test('every state can be reached from draft and leads somewhere', () => {
    const fromDraft = reachable('draft');
    expect(rowStates.filter((state) => state !== 'draft' && !fromDraft.has(state))).toEqual([]);
    expect(rowStates.filter((state) => rowStates.every((to) => to === state || !mayMove(state, to)))).toEqual([]);
  });

  test('done is reached over retiring, by a reconciled or repaired row, or where nothing can be undone; never straight from the purchase', () => {
    expect(rowStates.filter((state) => state !== 'done' && mayMove(state, 'done'))).toEqual([
      'retiring',
      'unknown',
      'undoing',
      'drifted',
    ]);
  });

  test('a command that a state accepts leads somewhere from it, run on a state that Check judges again aside', () => {
    for (const state of rowStates) {
      for (const command of rowCommands.filter((one) => stateAccepts(state, one))) {
        expect([state, command, movesBy(state, command).length > 0]).toEqual([state, command, true]);
      }
    }
    expect(commandMoves.undo).toEqual(['undoing']);
  });
});
