/** A part of the page: what it is, and where in it the keyboard arrives. */
interface Region {
  readonly part: string;
  readonly entry: string;
}

/** The parts of the page between which F6 goes, in this order, round and round. */
const regions: readonly Region[] = [
  { part: '[data-grid-frame]', entry: '[data-cell-field]' },
  { part: 'main > div:has(> [role="tablist"])', entry: '[role="tab"][aria-selected="true"]' },
  { part: 'aside', entry: '[data-pane-frame]' },
  { part: 'header', entry: 'button' },
  { part: 'nav', entry: '[role="tab"][aria-selected="true"]' },
  { part: 'main > [data-keeps-editing]', entry: '[data-name-box]' },
];

function partOf({ part }: Region): HTMLElement | undefined {
  const found = document.querySelector<HTMLElement>(part);
  // What is not shown has no place on the page.
  return found !== null && found.getClientRects().length > 0 ? found : undefined;
}

/** Moves the keyboard on to the next part of the page, or back: Tab belongs to the cells while it is there. */
export function goToNextRegion(backwards: boolean): void {
  const shown = regions.flatMap((region) => {
    const part = partOf(region);
    return part === undefined ? [] : [{ part, entry: region.entry }];
  });
  const at = shown.findIndex(({ part }) => part.contains(document.activeElement));
  const next = at === -1 ? 0 : at + (backwards ? -1 : 1);
  const target = shown.at(next % shown.length);
  target?.part.querySelector<HTMLElement>(target.entry)?.focus();
}
