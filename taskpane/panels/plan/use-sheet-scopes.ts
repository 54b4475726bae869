import { useEffect, useState } from 'react';
import type { InteractiveWorkbook } from '../../../src/workbook';
import { usePane, useSelected } from '../../app/pane-context';
import { useSelectionWatch } from '../../app/use-selection-watch';
import type { SheetScopes } from './row-scope';

const nothing: SheetScopes = { selected: [], filtered: [] };

/** What is selected and what the filter leaves, as the workbook says it now. */
export async function readScopes(workbook: InteractiveWorkbook): Promise<SheetScopes> {
  const [selected, filtered] = await Promise.all([workbook.selection(), workbook.visible()]);
  return { selected, filtered };
}

/** Selected and filtered rows, kept up to date while the agent works in the sheet. */
export function useSheetScopes(): SheetScopes {
  const { workbook } = usePane().services;
  const state = useSelected((pane) => pane.workbook);
  const isOpen = state.status === 'open';
  const [scopes, setScopes] = useState(nothing);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (!isOpen) return undefined;
    let isOver = false;
    readScopes(workbook).then(
      (read) => {
        if (!isOver) setScopes(read);
      },
      // A selection that cannot be read, such as that of a chart, selects no rows.
      () => {
        if (!isOver) setScopes(nothing);
      },
    );
    return () => {
      isOver = true;
    };
  }, [workbook, isOpen, state, asked]);
  useSelectionWatch(isOpen, () => setAsked((times) => times + 1));
  return scopes;
}
