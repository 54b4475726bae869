'use strict';

/**
 * The buttons, in the order in which they stand on the ribbon. A button either opens the pane or runs the action that
 * taskpane/actions associates under its name. Its texts are `ribbon.<name>.label` and `ribbon.<name>.text`, its icon
 * is assets/icons/<name>.svg.
 *
 * @typedef {object} Button
 * @property {'pull' | 'check' | 'run' | 'pane'} name
 * @property {'runs' | 'shows-pane'} does
 */

/** @type {readonly Button[]} */
const buttons = [
  { name: 'pull', does: 'runs' },
  { name: 'check', does: 'runs' },
  { name: 'run', does: 'runs' },
  { name: 'pane', does: 'shows-pane' },
];

/** What Office asks for at the different resolutions of a screen. */
const iconSizes = [16, 20, 24, 32, 40, 48, 64, 80];

module.exports = { buttons, iconSizes };
