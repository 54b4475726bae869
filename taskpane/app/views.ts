import type { MessageKey } from '../../src/messages';

/** What the pane can show, in the order of the work. */
export const views = ['pull', 'plan', 'settings'] as const;
export type View = (typeof views)[number];

/** Views that the navigation always shows; the others are reached from the footer. */
export const steps = ['pull', 'plan'] as const satisfies readonly View[];

export const viewLabels: Readonly<Record<View, MessageKey>> = {
  pull: 'pane.view.pull',
  plan: 'pane.view.plan',
  settings: 'pane.view.settings',
};
