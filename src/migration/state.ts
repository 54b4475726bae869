/**
 * The states of a row, which moves are allowed and what a row accepts in each (design.md section 1, "Row states").
 * The one table: engine, sheet and pane ask it and know nothing else.
 */
export const rowStates = [
  'draft',
  'ready',
  'invalid',
  'excluded',
  'stale',
  'held',
  'scheduled',
  'queued',
  'purchasing',
  'provisioning',
  'reassigning',
  'retiring',
  'throttled',
  'paused',
  'unknown',
  'done',
  'partial',
  'failed-purchase',
  'failed-reassign',
  'failed-retire',
  'cancelled',
  'undoing',
  'undone',
  'drifted',
] as const;
export type RowState = (typeof rowStates)[number];

/** What a person can ask of a row. */
export const rowCommands = ['run', 'pause', 'resume', 'cancel', 'retry', 'undo', 'resolve', 'look-again'] as const;
export type RowCommand = (typeof rowCommands)[number];

/** Where a state stands on the way: before money, on the way, at an end. */
export type Stage = 'before' | 'under-way' | 'end';

export interface StateRule {
  readonly stage: Stage;
  readonly next: readonly RowState[];
  readonly accepts: readonly RowCommand[];
}

/** Where a row goes by Check and by editing, before money and again after an end at which nothing is bought. */
const checkedAgain = ['draft', 'ready', 'invalid', 'excluded', 'stale', 'held'] as const satisfies readonly RowState[];

const interruptions = ['throttled', 'paused', 'unknown'] as const satisfies readonly RowState[];

export const stateTable = {
  'draft': { stage: 'before', next: ['ready', 'invalid', 'excluded', 'stale', 'held'], accepts: ['run'] },
  'ready': {
    stage: 'before',
    next: ['draft', 'invalid', 'excluded', 'stale', 'held', 'scheduled', 'queued'],
    accepts: ['run'],
  },
  'invalid': { stage: 'before', next: ['draft', 'ready', 'excluded', 'stale', 'held'], accepts: ['run'] },
  'excluded': { stage: 'before', next: ['draft', 'ready', 'invalid', 'stale', 'held'], accepts: ['run'] },
  'stale': { stage: 'before', next: ['draft', 'ready', 'invalid', 'excluded', 'held'], accepts: ['run'] },
  'held': { stage: 'before', next: ['draft', 'ready', 'invalid', 'excluded', 'stale'], accepts: ['run'] },
  'scheduled': { stage: 'before', next: ['queued', 'paused', 'cancelled', 'stale'], accepts: ['pause', 'cancel'] },
  'queued': {
    stage: 'before',
    next: ['purchasing', 'scheduled', 'cancelled', 'stale', ...interruptions],
    accepts: ['pause', 'cancel'],
  },
  'purchasing': {
    stage: 'under-way',
    next: ['provisioning', 'failed-purchase', 'failed-reassign', 'cancelled', ...interruptions],
    accepts: ['pause', 'cancel'],
  },
  'provisioning': {
    stage: 'under-way',
    next: ['reassigning', 'failed-reassign', ...interruptions],
    accepts: ['pause'],
  },
  'reassigning': {
    stage: 'under-way',
    next: ['retiring', 'partial', 'failed-reassign', ...interruptions],
    accepts: ['pause'],
  },
  'retiring': { stage: 'under-way', next: ['done', 'partial', 'failed-retire', ...interruptions], accepts: ['pause'] },
  'throttled': {
    stage: 'under-way',
    next: [
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
    accepts: ['pause', 'cancel'],
  },
  'paused': {
    stage: 'under-way',
    next: ['scheduled', 'queued', 'purchasing', 'provisioning', 'reassigning', 'retiring', 'undoing', 'cancelled'],
    accepts: ['resume', 'cancel'],
  },
  'unknown': {
    stage: 'under-way',
    next: [
      'purchasing',
      'provisioning',
      'reassigning',
      'retiring',
      'undoing',
      'done',
      'partial',
      'undone',
      'failed-purchase',
      'failed-reassign',
      'failed-retire',
    ],
    accepts: ['resolve', 'retry'],
  },
  'done': { stage: 'end', next: ['drifted', 'undoing'], accepts: ['undo', 'look-again'] },
  'partial': {
    stage: 'end',
    next: ['reassigning', 'retiring', 'drifted', 'undoing'],
    accepts: ['retry', 'undo', 'look-again'],
  },
  'failed-purchase': { stage: 'end', next: ['queued', ...checkedAgain], accepts: ['run', 'retry'] },
  'failed-reassign': {
    stage: 'end',
    next: ['purchasing', 'provisioning', 'reassigning', 'undoing'],
    accepts: ['retry', 'undo'],
  },
  'failed-retire': { stage: 'end', next: ['retiring', 'undoing'], accepts: ['retry', 'undo'] },
  'cancelled': { stage: 'end', next: ['queued', ...checkedAgain], accepts: ['run'] },
  'undoing': {
    stage: 'under-way',
    // What can no longer be undone stays what it was.
    next: ['undone', 'done', 'partial', 'failed-reassign', 'failed-retire', ...interruptions],
    accepts: ['pause'],
  },
  'undone': { stage: 'end', next: ['queued', 'drifted', ...checkedAgain], accepts: ['run'] },
  'drifted': { stage: 'end', next: ['done', 'partial', 'undoing'], accepts: ['undo', 'look-again'] },
} as const satisfies Record<RowState, StateRule>;

const rules: Record<RowState, StateRule> = stateTable;

export function mayMove(from: RowState, to: RowState): boolean {
  return from === to || rules[from].next.includes(to);
}

/**
 * Ends at which nothing bought is left, so that the same subscription may be migrated anew: only the store raises the
 * generation, and only from these (design.md section 1, "Identity").
 */
export const newGenerationStates = ['failed-purchase', 'cancelled', 'undone'] as const satisfies readonly RowState[];

export function mayStartGeneration(state: RowState): boolean {
  return newGenerationStates.some((known) => known === state);
}

/** Where a command leads from a state that accepts it; from there the row goes its way. */
export const commandMoves: Readonly<Record<RowCommand, readonly RowState[]>> = {
  'run': ['queued', 'scheduled', 'invalid', 'stale', 'excluded', 'held', 'ready'],
  'pause': ['paused'],
  'resume': ['scheduled', 'queued', 'purchasing', 'provisioning', 'reassigning', 'retiring', 'undoing'],
  'cancel': ['cancelled'],
  'retry': ['queued', 'purchasing', 'provisioning', 'reassigning', 'retiring', 'undoing'],
  'undo': ['undoing'],
  // It only reads: what it finds may be that nothing has changed.
  'look-again': ['drifted', 'done', 'partial'],
  'resolve': [
    'purchasing',
    'provisioning',
    'reassigning',
    'retiring',
    'undoing',
    'failed-purchase',
    'failed-reassign',
    'failed-retire',
  ],
};

/** States that a command can lead to from here; empty: the state does not accept it. */
export function movesBy(state: RowState, command: RowCommand): readonly RowState[] {
  return stateAccepts(state, command) ? commandMoves[command].filter((to) => mayMove(state, to)) : [];
}

export function stateAccepts(state: RowState, command: RowCommand): boolean {
  return rules[state].accepts.includes(command);
}

/** Nothing more happens to the row by itself. */
export function isTerminal(state: RowState): boolean {
  return rules[state].stage === 'end';
}

/** Money may have been moved and the row is not at an end. */
export function isUnderWay(state: RowState): boolean {
  return rules[state].stage === 'under-way';
}
