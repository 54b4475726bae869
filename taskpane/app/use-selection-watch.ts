import { useEffect, useRef } from 'react';
import { usePane } from './pane-context';

/**
 * Calls back whenever something else is selected in the sheet or the agent comes from there to the pane (filters tell
 * nothing of themselves), as long as it is wanted.
 */
export function useSelectionWatch(wanted: boolean, listener: () => void): void {
  const { workbook } = usePane().services;
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    if (!wanted) return undefined;
    let isOver = false;
    const tell = (): void => {
      if (!isOver) latest.current();
    };
    window.addEventListener('focus', tell);
    const watching = workbook.watchSelection(tell);
    // Excel may refuse handlers while a cell is being edited: coming to the pane still tells, and one that stays is not
    // listened to.
    watching.catch(() => undefined);
    return () => {
      isOver = true;
      window.removeEventListener('focus', tell);
      watching.then((stop) => stop()).catch(() => undefined);
    };
  }, [wanted, workbook]);
}
