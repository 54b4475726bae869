import { useEffect, type RefObject } from 'react';

/** Parts that have a name: what a screen reader can say where the keyboard arrives. */
const named = '[aria-label], [aria-labelledby]';

/** The named parts around an element, the innermost first. */
function partsAround(element: Element, pane: HTMLElement): readonly HTMLElement[] {
  const parts: HTMLElement[] = [];
  for (let part = element.parentElement; part !== null && pane.contains(part); part = part.parentElement) {
    if (part.matches(named)) parts.push(part);
  }
  return parts;
}

/**
 * Keeps the keyboard where the person is when what held it goes away: a button that has led to another panel, a question
 * that was answered. The nearest part around it that is still there gets the focus, and Tab goes on from there. While the
 * person is in the sheet nothing is taken from them: it happens when they come back.
 */
export function useKeptFocus(pane: RefObject<HTMLElement>): void {
  useEffect(() => {
    const { current } = pane;
    if (current === null) return undefined;
    let holder: Element | undefined;
    let around: readonly HTMLElement[] = [];
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      holder = target;
      around = partsAround(target, current);
    };
    const keep = (): void => {
      if (holder === undefined || holder.isConnected || !document.hasFocus()) return;
      holder = undefined;
      const part = around.find((one) => one.isConnected);
      if (document.activeElement !== document.body || part === undefined) return;
      // Focusable for this once, and no stop of the Tab key.
      if (!part.hasAttribute('tabindex')) part.tabIndex = -1;
      part.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(keep);
    observer.observe(current, { childList: true, subtree: true });
    current.addEventListener('focusin', onFocus);
    window.addEventListener('focus', keep);
    return () => {
      observer.disconnect();
      current.removeEventListener('focusin', onFocus);
      window.removeEventListener('focus', keep);
    };
  }, [pane]);
}
