/** State of the add-in's pane in a shared runtime, as `Office.addin` names it. */
export type PaneState = 'Visible' | 'Background' | 'Inactive';

/** What the add-in changes of the window around the workbook; the workbench shows it. */
export interface RuntimeState {
  readonly pane: PaneState;
  /** `Office.addin.setStartupBehavior`: whether the runtime starts with the document. */
  readonly startsWithDocument: boolean;
  /** `Office.ribbon.requestUpdate`: controls that were switched off, and tabs that were hidden or shown. */
  readonly disabledControls: ReadonlySet<string>;
  readonly tabs: ReadonlyMap<string, boolean>;
  /** Whether the add-in has said that it takes commands. */
  readonly actionsReady: boolean;
}

const initial: RuntimeState = {
  pane: 'Visible',
  startsWithDocument: false,
  disabledControls: new Set(),
  tabs: new Map(),
  actionsReady: false,
};

/** The window around the workbook, as far as an add-in sees and changes it. */
export class RuntimeServices {
  #state = initial;
  readonly #listeners = new Set<(state: RuntimeState, before: RuntimeState) => void>();

  get state(): RuntimeState {
    return this.#state;
  }

  change(change: Partial<RuntimeState>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    for (const listener of [...this.#listeners]) listener(this.#state, before);
  }

  enableControl(id: string, enabled: boolean): void {
    const disabledControls = new Set(this.#state.disabledControls);
    if (enabled) disabledControls.delete(id);
    else disabledControls.add(id);
    this.change({ disabledControls });
  }

  showTab(id: string, visible: boolean): void {
    this.change({ tabs: new Map([...this.#state.tabs, [id, visible]]) });
  }

  subscribe(listener: (state: RuntimeState, before: RuntimeState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
