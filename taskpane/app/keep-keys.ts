/**
 * Keeps keys for the pane that Excel's library on the web takes for itself. For Tab it goes through a list of its own:
 * every radio button is a stop, and from whatever is no stop it leaves the pane; the browser knows better. Escape makes it
 * leave as well, even if something in the pane was closed by it.
 */
export function keepKeys(page: Document): void {
  page.addEventListener('keydown', (event) => {
    // The library listens at the window, one step further.
    if (event.key === 'Tab' || (event.key === 'Escape' && event.defaultPrevented)) event.stopPropagation();
  });
}
