/** A function command on its way to the add-in. */
export interface Command {
  readonly id: string;
  /** The id under which the add-in associated its function. */
  readonly action: string;
  /** The id of the control that was pressed. */
  readonly controlId: string;
}

/** The ribbon's commands: each waits until the add-in takes commands, and is done when the add-in says so. */
export class Commands {
  readonly #waiting: Command[] = [];
  readonly #running = new Map<string, () => void>();
  #take: ((command: Command) => void) | undefined;
  #last = 0;

  /** Presses a ribbon button; the promise ends when the add-in has called `completed`. */
  invoke(action: string, controlId: string): Promise<void> {
    this.#last += 1;
    const command = { id: `cmd-${this.#last}`, action, controlId };
    const done = new Promise<void>((resolve) => this.#running.set(command.id, resolve));
    if (this.#take) this.#take(command);
    else this.#waiting.push(command);
    return done;
  }

  /** How many commands the add-in has not completed. */
  get running(): number {
    return this.#running.size;
  }

  /** A transport takes commands from now on, those that waited first. */
  connect(take: (command: Command) => void): void {
    this.#take = take;
    for (const command of this.#waiting.splice(0)) take(command);
  }

  complete(id: string): void {
    this.#running.get(id)?.();
    this.#running.delete(id);
  }

  /** The add-in's page is gone: what it was doing will not be completed by it. */
  restart(): void {
    this.#take = undefined;
    const waiting = new Set(this.#waiting.map(({ id }) => id));
    for (const id of [...this.#running.keys()]) if (!waiting.has(id)) this.complete(id);
  }
}
