import { useEffect, useState } from 'react';
import type { InteractiveWorkbook } from '../../../src/workbook';
import { usePane, useSelected } from '../../app/pane-context';
import type { SheetScopes } from './row-scope';

const nothing: SheetScopes = { selected: [], filtered: [] };

/** What is selected and what the filter leaves, as the workbook says it now. */
export async function readScopes(workbook: InteractiveWorkbook): Promise<SheetScopes> {
  const [selected, filtered] = await Promise.all([workbook.selection(), workbook.visible()]);
  return { selected, filtered };
}

/** Selected and filtered rows, kept up to date while the agent works in the sheet. */
export function useSheetScopes(): SheetScopes {
  const { services } = usePane();
  const { workbook } = services;
  const state = useSelected((pane) => pane.workbook);
  const [scopes, setScopes] = useState(nothing);
  useEffect(() => {
    if (state.status !== 'open') return undefined;
    let isOver = false;
    const refresh = (): void => {
      readScopes(workbook).then(
        (read) => {
          if (!isOver) setScopes(read);
        },
        // A selection that cannot be read, such as that of a chart, selects no rows.
        () => {
          if (!isOver) setScopes(nothing);
        },
      );
    };
    refresh();
    const watching = workbook.watchSelection(refresh);
    // Filters tell nothing; an agent who comes from the sheet has to pass here.
    window.addEventListener('focus', refresh);
    return () => {
      isOver = true;
      window.removeEventListener('focus', refresh);
      void watching.then((unwatch) => unwatch());
    };
  }, [workbook, state]);
  return scopes;
}
