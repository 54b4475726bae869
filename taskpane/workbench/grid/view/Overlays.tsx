import { useEffect, useState } from 'react';
import { cellArea, type Position } from '../../../../src/excel-host';
import { cellAt, shownRectangle } from '../geometry/sheet-geometry';
import { Bubbles } from './Bubbles';
import { ChoiceList } from './ChoiceList';
import { EntryAlertDialog } from './EntryAlertDialog';
import { FilterMenu } from './FilterMenu';
import { GridMenu } from './GridMenu';
import { useOverlayStyles } from './overlay-styles';
import { useGrid } from './use-grid';
import type { Resizing } from './use-pointer';

/** The cell that the pointer rests on. */
function useHovered(): Position | undefined {
  const state = useGrid();
  const [hovered, setHovered] = useState<Position | undefined>();
  useEffect(() => {
    const frame = document.querySelector('[data-grid-frame]');
    const onMove = (event: Event) => {
      if (!(event instanceof MouseEvent) || !frame) return;
      const box = frame.getBoundingClientRect();
      const cell = cellAt(state.geometry, state.viewport, { x: event.clientX - box.x, y: event.clientY - box.y });
      setHovered((before) => (before?.row === cell.row && before.column === cell.column ? before : cell));
    };
    const onLeave = () => setHovered(undefined);
    frame?.addEventListener('mousemove', onMove);
    frame?.addEventListener('mouseleave', onLeave);
    return () => {
      frame?.removeEventListener('mousemove', onMove);
      frame?.removeEventListener('mouseleave', onLeave);
    };
  }, [state]);
  return hovered;
}

function ResizeGuide({ resizing }: { readonly resizing: Resizing }) {
  const { geometry, viewport } = useGrid();
  const styles = useOverlayStyles();
  const { by, index, size } = resizing;
  const place = shownRectangle(geometry, viewport, cellArea(by === 'row' ? index : 0, by === 'column' ? index : 0));
  return by === 'column' ? (
    <div className={styles.guide} style={{ left: place.x + size - 1, top: 0, width: 2, height: '100%' }} />
  ) : (
    <div className={styles.guide} style={{ top: place.y + size - 1, left: 0, height: 2, width: '100%' }} />
  );
}

/** What lies over the cells. */
export function Overlays({ resizing }: { readonly resizing: Resizing | undefined }) {
  const styles = useOverlayStyles();
  const { popup } = useGrid();
  const hovered = useHovered();
  return (
    <div className={styles.layer}>
      <ChoiceList />
      <Bubbles hovered={hovered} />
      {resizing && <ResizeGuide resizing={resizing} />}
      {popup?.kind === 'filter' && <FilterMenu place={popup.place} at={popup.at} />}
      {popup?.kind === 'menu' && <GridMenu at={popup.at} lines={popup.lines} />}
      <EntryAlertDialog />
    </div>
  );
}
