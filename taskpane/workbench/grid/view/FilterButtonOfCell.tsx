import { mergeClasses } from '@fluentui/react-components';
import {
  ArrowSortDown16Regular,
  ArrowSortUp16Regular,
  ChevronDown12Regular,
  Filter16Filled,
} from '@fluentui/react-icons';
import { useContext } from 'react';
import { useText } from '../../text/text';
import type { FilterButton } from './cell-context';
import { useGridStyles } from './styles';
import { GridContext } from './use-grid';

function icon({ filtered, sorted }: FilterButton) {
  if (filtered) return <Filter16Filled fontSize={12} />;
  if (sorted === 'up') return <ArrowSortUp16Regular fontSize={13} />;
  return sorted === 'down' ? <ArrowSortDown16Regular fontSize={13} /> : <ChevronDown12Regular />;
}

/** The button in a header cell that opens the menu of its column. By keyboard the menu opens from the cell. */
export function FilterButtonOfCell({ button, name }: { readonly button: FilterButton; readonly name: string }) {
  const styles = useGridStyles();
  const text = useText();
  const state = useContext(GridContext);
  return (
    <button
      type="button"
      tabIndex={-1}
      data-filter-button
      aria-label={text('workbench.filter.open', { column: name })}
      className={mergeClasses(styles.filterButton, (button.filtered || button.sorted) && styles.filterActive)}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        const frame = event.currentTarget.closest('[data-grid-frame]')?.getBoundingClientRect();
        const box = event.currentTarget.getBoundingClientRect();
        const at = { x: box.x - (frame?.x ?? 0), y: box.y - (frame?.y ?? 0), width: box.width, height: box.height };
        state?.open({ kind: 'filter', place: button.place, at });
      }}
    >
      {icon(button)}
    </button>
  );
}
