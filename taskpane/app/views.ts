import type { MessageKey } from '../../src/messages';

/** What the pane can show, in the order of the work. */
export const views = ['pull', 'plan', 'check', 'run', 'history', 'settings'] as const;
export type View = (typeof views)[number];

/** Views that the navigation always shows; the others are reached from the footer. */
export const steps = ['pull', 'plan', 'check', 'run', 'history'] as const satisfies readonly View[];

export const viewLabels: Readonly<Record<View, MessageKey>> = {
  pull: 'pane.view.pull',
  plan: 'pane.view.plan',
  check: 'pane.view.check',
  run: 'pane.view.run',
  history: 'pane.view.history',
  settings: 'pane.view.settings',
};
