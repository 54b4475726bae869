/** A change that can be taken back and made again. */
export interface Step {
  undo(): void;
  redo(): void;
}

/** How many steps of a person can be taken back ("Undo, redo, or repeat an action": up to 100). */
const longestHistory = 100;

/** Writes down what a person does, so that it can be undone. Changes of the add-in end what can be undone. */
export class Journal {
  private readonly done: (readonly Step[])[] = [];
  private undone: (readonly Step[])[] = [];
  private current: Step[] | undefined;

  /** Whether changes must say how they are taken back. */
  get isOpen(): boolean {
    return this.current !== undefined;
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  note(step: Step): void {
    this.current?.push(step);
  }

  open(): void {
    this.current = [];
  }

  close(): void {
    const steps = this.current ?? [];
    this.current = undefined;
    if (steps.length === 0) return;
    this.done.push(steps);
    if (this.done.length > longestHistory) this.done.shift();
    this.undone = [];
  }

  /** Takes back what has been done since `open`, as if it had not been. */
  abandon(): void {
    const steps = this.current ?? [];
    this.current = undefined;
    for (const step of steps.toReversed()) step.undo();
  }

  clear(): void {
    this.done.length = 0;
    this.undone = [];
  }

  undo(): boolean {
    const steps = this.done.pop();
    if (!steps) return false;
    for (const step of steps.toReversed()) step.undo();
    this.undone.push(steps);
    return true;
  }

  redo(): boolean {
    const steps = this.undone.pop();
    if (!steps) return false;
    for (const step of steps) step.redo();
    this.done.push(steps);
    return true;
  }
}
