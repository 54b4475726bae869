import { Button, Checkbox, Divider, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { FilterDismissRegular, TextSortAscendingRegular, TextSortDescendingRegular } from '@fluentui/react-icons';
import { useMemo, useRef, useState } from 'react';
import { useText } from '../../text/text';
import type { Rectangle } from '../geometry/sheet-geometry';
import { criteriaOf, filterChoices } from '../state/filter-place';
import type { FilterPlace } from '../state/grid-state';
import { clearFilter, filterByValues, sortBy } from '../state/sort-and-filter';
import { useGrid } from './use-grid';
import { FilterValues } from './FilterValues';

const menuWidth = 264;
const menuHeight = 410;

const useStyles = makeStyles({
  menu: {
    'position': 'absolute',
    'pointerEvents': 'auto',
    'width': `${String(menuWidth)}px`,
    'boxSizing': 'border-box',
    'padding': tokens.spacingVerticalS,
    'display': 'flex',
    'flexDirection': 'column',
    'gap': tokens.spacingVerticalXXS,
    'backgroundColor': tokens.colorNeutralBackground1,
    'color': tokens.colorNeutralForeground1,
    'border': `1px solid ${tokens.colorNeutralStroke1}`,
    'borderRadius': tokens.borderRadiusLarge,
    'boxShadow': tokens.shadow16,
    'fontFamily': tokens.fontFamilyBase,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  item: { justifyContent: 'flex-start', fontWeight: tokens.fontWeightRegular },
  buttons: {
    display: 'flex',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
  },
  search: { width: '100%', maxWidth: 'none' },
});

export interface FilterMenuProps {
  readonly place: FilterPlace;
  /** The button that opened it, within the grid. */
  readonly at: Rectangle;
}

/** The menu of a column: sort it, and choose which of its texts are shown. */
export function FilterMenu({ place, at }: FilterMenuProps) {
  const state = useGrid();
  const styles = useStyles();
  const text = useText();
  const { sheet, viewport, workbook } = state;
  const choices = useMemo(() => filterChoices(sheet, place, workbook.locale), [sheet, place, workbook]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => criteriaOf(sheet, place) ?? new Set(choices));
  const [search, setSearch] = useState('');
  const menu = useRef<HTMLDivElement>(null);

  const close = () => {
    state.open(undefined);
    state.focus();
  };
  const wanted = search.trim().toLowerCase();
  const found = wanted === '' ? choices : choices.filter((choice) => choice.toLowerCase().includes(wanted));
  const all = found.every((choice) => chosen.has(choice));
  const some = found.some((choice) => chosen.has(choice));
  const toggle = (values: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const value of values) {
      if (on) next.add(value);
      else next.delete(value);
    }
    setChosen(next);
  };
  const apply = () => {
    // What a search has found is what is filtered by, as in Excel.
    const values = wanted === '' ? [...chosen] : found.filter((choice) => chosen.has(choice));
    if (values.length === choices.length) clearFilter(state, place);
    else filterByValues(state, place, values);
    close();
  };
  const sort = (ascending: boolean) => {
    sortBy(state, place, ascending);
    close();
  };
  const filtered = (place.table?.filter ?? sheet.filter)?.criteria.has(place.column) === true;
  const left = Math.max(0, Math.min(at.x + at.width - menuWidth, viewport.width - menuWidth));
  const top = Math.max(0, Math.min(at.y + at.height + 2, viewport.height - menuHeight));

  return (
    // Escape closes a dialog from wherever the keyboard is in it
    <div
      ref={menu}
      role="dialog"
      aria-label={text('workbench.filter.menu')}
      className={styles.menu}
      style={{ left, top }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        // The keyboard goes back to the cells, and the key itself must not be typed there.
        event.preventDefault();
        apply();
      }}
      onBlur={(event) => {
        const to = event.relatedTarget;
        if (to instanceof Node && !menu.current?.contains(to)) state.open(undefined);
      }}
    >
      <Button
        appearance="subtle"
        className={styles.item}
        icon={<TextSortAscendingRegular />}
        onClick={() => sort(true)}
      >
        {text('workbench.filter.ascending')}
      </Button>
      <Button
        appearance="subtle"
        className={styles.item}
        icon={<TextSortDescendingRegular />}
        onClick={() => sort(false)}
      >
        {text('workbench.filter.descending')}
      </Button>
      <Button
        appearance="subtle"
        className={styles.item}
        icon={<FilterDismissRegular />}
        disabled={!filtered}
        onClick={() => {
          clearFilter(state, place);
          close();
        }}
      >
        {text('workbench.filter.clear')}
      </Button>
      <Divider />
      <SearchBox
        className={styles.search}
        size="small"
        // The keyboard belongs into the menu that was just opened.
        // The menu is opened by the person
        autoFocus
        aria-label={text('workbench.filter.search')}
        placeholder={text('workbench.filter.search')}
        value={search}
        onChange={(_event, data) => {
          setSearch(data.value);
          const next = data.value.trim().toLowerCase();
          setChosen(
            next === ''
              ? (criteriaOf(sheet, place) ?? new Set(choices))
              : new Set(choices.filter((one) => one.toLowerCase().includes(next))),
          );
        }}
      />
      <Checkbox
        label={text(wanted === '' ? 'workbench.filter.all' : 'workbench.filter.all-found')}
        checked={all ? true : some ? 'mixed' : false}
        disabled={found.length === 0}
        onChange={(_event, data) => toggle(found, data.checked !== false)}
      />
      <FilterValues values={found} chosen={chosen} toggle={(value, on) => toggle([value], on)} />
      <div className={styles.buttons}>
        <Button appearance="primary" size="small" disabled={!some} onClick={apply}>
          {text('workbench.filter.apply')}
        </Button>
        <Button size="small" onClick={close}>
          {text('workbench.filter.cancel')}
        </Button>
      </div>
    </div>
  );
}
