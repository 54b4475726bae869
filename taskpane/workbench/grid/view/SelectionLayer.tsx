import { mergeClasses } from '@fluentui/react-components';
import type { Area } from '../../../../src/excel-host';
import { areaParts, type AreaPart, type Pane, type SheetGeometry } from '../geometry/sheet-geometry';
import { wholeCell } from '../selection/merged';
import { selectedArea } from '../selection/selection';
import type { GridState } from '../state/grid-state';
import { useGridStyles } from './styles';

/** A frame around an area. */
interface Frame {
  readonly key: string;
  readonly area: Area;
  readonly look: 'selection' | 'active' | 'copied' | 'fill' | 'spill';
}

function framesOf(state: GridState, fillTarget: Area | undefined): readonly Frame[] {
  const { selection, copied, sheet } = state;
  const area = selectedArea(selection);
  const active = wholeCell(sheet.merges(), selection.active);
  const spill = sheet.spillAt(selection.active.row, selection.active.column);
  const several = area.rows > 1 || area.columns > 1;
  return [
    ...(several ? [{ key: 'area', area, look: 'selection' as const }] : []),
    // The cells that one formula fills have a thin frame of their own while one of them is selected.
    ...(spill ? [{ key: 'spill', area: spill.area, look: 'spill' as const }] : []),
    { key: 'active', area: active, look: 'active' },
    ...(copied?.sheetId === sheet.id ? [{ key: 'copied', area: copied.area, look: 'copied' as const }] : []),
    ...(fillTarget ? [{ key: 'fill', area: fillTarget, look: 'fill' as const }] : []),
  ];
}

interface LayerProps {
  readonly state: GridState;
  readonly geometry: SheetGeometry;
  readonly pane: Pane;
  readonly fillTarget: Area | undefined;
  /** From where the pane is drawn to the first cell of the sheet. */
  readonly shift: { readonly x: number; readonly y: number };
}

/** The frames of one pane: what is selected, copied and being filled. */
export function SelectionLayer({ state, geometry, pane, fillTarget, shift }: LayerProps) {
  const styles = useGridStyles();
  const looks = {
    selection: '',
    active: styles.active,
    copied: styles.copied,
    fill: styles.fillTarget,
    spill: styles.spill,
  };
  const handleOf = framesOf(state, undefined).find(({ look }) => look !== 'spill')?.key;
  const draw = (frame: Frame, { rectangle, edges }: AreaPart) => {
    const { look } = frame;
    const width = (edge: boolean) =>
      edge ? (look === 'spill' || (look === 'active' && handleOf === 'area') ? 1 : 2) : 0;
    return (
      <div
        key={frame.key}
        data-frame={look}
        className={mergeClasses(styles.selection, looks[look])}
        style={{
          left: rectangle.x + shift.x - 1,
          top: rectangle.y + shift.y - 1,
          width: rectangle.width + 1,
          height: rectangle.height + 1,
          borderTopWidth: width(edges.top),
          borderRightWidth: width(edges.right),
          borderBottomWidth: width(edges.bottom),
          borderLeftWidth: width(edges.left),
        }}
      >
        {frame.key === handleOf && edges.right && edges.bottom && !state.editing && (
          <span className={styles.handle} data-fill-handle style={{ right: -5, bottom: -5 }} />
        )}
      </div>
    );
  };
  return framesOf(state, fillTarget).flatMap((frame) =>
    areaParts(geometry, frame.area)
      .filter((part) => part.pane === pane && part.rectangle.width > 0 && part.rectangle.height > 0)
      .map((part) => draw(frame, part)),
  );
}
