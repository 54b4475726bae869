/** The parts of the page between which F6 goes, in order; Tab belongs to the cells while the keyboard is there. */
const regions = [
  '[role="tablist"][aria-label]',
  '[data-pane-frame]',
  'header button',
  'nav button',
  '[data-name-box]',
] as const;

/** Moves the keyboard out of the cells: on to the sheet tabs, or back to the formula bar. */
export function leaveCells(backwards: boolean): void {
  const order = backwards ? [...regions].reverse() : regions;
  for (const region of order) {
    const found = document.querySelector<HTMLElement>(region);
    const target = found?.matches('[role="tablist"]')
      ? found.querySelector<HTMLElement>('[aria-selected="true"]')
      : found;
    if (target && target.offsetParent !== null) {
      target.focus();
      return;
    }
  }
}
