import type { KeyboardEvent } from 'react';
import { commandOf } from '../keyboard/commands';
import { editingKey, type EditingKey } from '../state/editing';
import type { GridState } from '../state/grid-state';
import { cancelEditing, commit, edit, runCommand } from '../state/run-command';
import { matchingChoices } from './matching-choices';

const steps = { down: 'ArrowDown', up: 'ArrowUp', left: 'ArrowLeft', right: 'ArrowRight' } as const;

/** Ends editing and moves on, the way Enter and Tab move without it. */
export function commitAndMove(
  state: GridState,
  then: keyof typeof steps | 'stay',
  key: string,
  everywhere: boolean,
): void {
  if (!commit(state, everywhere) || then === 'stay') return;
  const backwards = then === 'up' || then === 'left';
  const along = then === 'up' || then === 'down' ? ('rows' as const) : ('columns' as const);
  const command = key.startsWith('Arrow')
    ? commandOf({ key: steps[then], ctrlKey: false, metaKey: false, shiftKey: false, altKey: false })
    : ({ kind: 'move', movement: { kind: 'next', along, backwards } } as const);
  if (command) runCommand(state, command, () => undefined);
}

/** Keys of the list of choices while it is open; whether the key was one of them. */
function listKey(state: GridState, event: KeyboardEvent): boolean {
  const { popup, editing, activeChoice: active } = state;
  if (popup?.kind !== 'choices') return false;
  const setActive = (index: number) => {
    state.chooseAt(index);
  };
  const choices = matchingChoices(popup.choices, editing?.text);
  const choose = () => {
    const choice = choices[active];
    if (choice === undefined) return false;
    if (!editing) edit(state, choice, 'cell', 'enter');
    else state.editing = { ...editing, text: choice };
    state.popup = undefined;
    commit(state);
    return true;
  };
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      if (event.altKey && event.key === 'ArrowUp') state.open(undefined);
      else setActive(Math.max(0, Math.min(choices.length - 1, active + (event.key === 'ArrowDown' ? 1 : -1))));
      return true;
    case 'Home':
    case 'End':
      setActive(event.key === 'Home' ? 0 : choices.length - 1);
      return true;
    case 'Enter':
    case 'Tab':
      if (!choose()) return false;
      if (event.key === 'Tab') commitAndMove(state, event.shiftKey ? 'left' : 'right', 'Tab', false);
      return true;
    case 'Escape':
      state.open(undefined);
      return true;
    default:
      return false;
  }
}

/** What a key does to the text of the edited cell. */
function editText(state: GridState, key: EditingKey, event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { editing } = state;
  if (!editing) return;
  switch (key.kind) {
    case 'cancel':
      cancelEditing(state);
      return;
    case 'switch-mode':
      state.editing = { ...editing, mode: editing.mode === 'edit' ? 'enter' : 'edit' };
      state.changed();
      return;
    case 'line-break': {
      const { selectionStart, selectionEnd, value } = event.currentTarget;
      state.typed(`${value.slice(0, selectionStart)}\n${value.slice(selectionEnd)}`);
      return;
    }
    case 'commit':
      commitAndMove(state, key.then, event.key, key.everywhere === true);
  }
}

/** Gives a key to the open list, the edited cell or the grid; whether one of them took it. */
export function pressKey(
  state: GridState,
  event: KeyboardEvent<HTMLTextAreaElement>,
  leave: (backwards: boolean) => void,
): boolean {
  // Keys that choose among the candidates of an input method belong to it.
  if (event.nativeEvent.isComposing) return false;
  if (listKey(state, event)) return true;
  if (state.editing) {
    const key = editingKey(event, state.editing.mode);
    if (key) editText(state, key, event);
    return key !== undefined;
  }
  if (event.key === 'Escape') {
    state.copied = undefined;
    state.open(undefined);
    return true;
  }
  const command = commandOf(event);
  if (command?.kind === 'leave') leave(event.shiftKey);
  else if (command) runCommand(state, command, leave);
  return command !== undefined;
}
