import {
  Button,
  Input,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { memo, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { ExcelProblem, type Sheet } from '../../../src/excel-host';
import type { GridState } from '../grid/state/grid-state';
import { useGridFact, useGridState } from '../grid/view/use-grid';
import { useText } from '../text/text';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'stretch',
    height: '32px',
    flexShrink: 0,
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingLeft: tokens.spacingHorizontalS,
  },
  list: { display: 'flex', overflowX: 'auto', scrollbarWidth: 'none', minWidth: 0 },
  tab: {
    'border': 'none',
    'backgroundColor': 'transparent',
    'color': tokens.colorNeutralForeground2,
    'fontFamily': tokens.fontFamilyBase,
    'fontSize': tokens.fontSizeBase300,
    'padding': `0 ${tokens.spacingHorizontalM}`,
    'whiteSpace': 'nowrap',
    'cursor': 'pointer',
    'position': 'relative',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    'backgroundColor': tokens.colorNeutralBackground1,
    'color': tokens.colorBrandForeground1,
    'fontWeight': tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1 },
    '::after': {
      content: '""',
      position: 'absolute',
      left: tokens.spacingHorizontalS,
      right: tokens.spacingHorizontalS,
      bottom: '3px',
      height: '2px',
      borderRadius: tokens.borderRadiusSmall,
      backgroundColor: 'var(--tab-colour)',
    },
    '@media (forced-colors: active)': {
      'forcedColorAdjust': 'none',
      'backgroundColor': 'Highlight',
      'color': 'HighlightText',
      ':hover': { backgroundColor: 'Highlight' },
    },
  },
  name: { width: '140px', alignSelf: 'center' },
  action: { alignSelf: 'center' },
});

function TabMenu({ state, rename }: { readonly state: GridState; readonly rename: () => void }) {
  const styles = useStyles();
  const text = useText();
  const { workbook, sheet } = state;
  const sheets = workbook.sheets.list();
  const hidden = sheets.filter((one) => one.visibility === 'Hidden');
  const last = sheets.filter((one) => one.visibility === 'Visible').length === 1;
  const perform = (change: () => void) => state.take(workbook.user.perform(change));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={styles.action}
          size="small"
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={text('workbench.tabs.actions')}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={rename}>{text('workbench.tabs.rename')}</MenuItem>
          <MenuItem disabled={last} onClick={() => perform(() => sheet.setVisibility('Hidden'))}>
            {text('workbench.tabs.hide')}
          </MenuItem>
          <MenuItem disabled={last} onClick={() => perform(() => workbook.sheets.remove(sheet.id))}>
            {text('workbench.tabs.remove')}
          </MenuItem>
          {hidden.map((one) => (
            <MenuItem key={one.id} onClick={() => perform(() => one.setVisibility('Visible'))}>
              {text('workbench.tabs.show', { sheet: one.name })}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function RenameField({
  sheet,
  state,
  done,
}: {
  readonly sheet: Sheet;
  readonly state: GridState;
  readonly done: () => void;
}) {
  const styles = useStyles();
  const text = useText();
  const [name, setName] = useState(sheet.name);
  const [refused, setRefused] = useState<string | undefined>();
  const finish = () => {
    try {
      if (name !== sheet.name) state.take(state.workbook.user.perform(() => sheet.rename(name)));
      done();
      state.focus();
    } catch (error) {
      if (!(error instanceof ExcelProblem)) throw error;
      setRefused(text('workbench.tabs.refused', { detail: error.subject }));
    }
  };
  return (
    <Input
      size="small"
      className={styles.name}
      // The person has just asked to rename
      autoFocus
      aria-label={text('workbench.tabs.new-name')}
      aria-invalid={refused !== undefined}
      title={refused}
      value={name}
      onChange={(_event, data) => setName(data.value)}
      onBlur={done}
      onKeyDown={(event) => {
        // The keyboard goes back to the cells, and the key itself must not be typed there.
        if (event.key === 'Enter') {
          event.preventDefault();
          finish();
        }
        if (event.key === 'Escape') done();
      }}
    />
  );
}

/** All that the tabs show, as one text. */
function shownByTabs({ workbook, sheet }: GridState): string {
  const tabs = workbook.sheets.list().map(({ id, name, tabColor, visibility }) => [id, name, tabColor, visibility]);
  return JSON.stringify([sheet.id, tabs]);
}

/** The tabs of the sheets that are to be seen; very hidden ones are known to the add-in alone. */
export const SheetTabs = memo(function SheetTabs() {
  const state = useGridState();
  useGridFact(shownByTabs);
  const styles = useStyles();
  const text = useText();
  const [renaming, setRenaming] = useState(false);
  const { workbook, sheet } = state;
  const sheets = workbook.sheets.list().filter((one) => one.visibility === 'Visible');
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = sheets[sheets.findIndex((one) => one.id === sheet.id) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    workbook.user.activate(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-sheet="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <div className={styles.bar}>
      <div
        role="tablist"
        tabIndex={-1}
        aria-label={text('workbench.tabs.name')}
        className={styles.list}
        onKeyDown={onKeyDown}
      >
        {sheets.map((one) =>
          renaming && one.id === sheet.id ? (
            <RenameField key={one.id} sheet={one} state={state} done={() => setRenaming(false)} />
          ) : (
            <button
              key={one.id}
              type="button"
              role="tab"
              data-sheet={one.id}
              aria-selected={one.id === sheet.id}
              tabIndex={one.id === sheet.id ? 0 : -1}
              className={mergeClasses(styles.tab, one.id === sheet.id && styles.selected)}
              style={
                { '--tab-colour': one.tabColor === '' ? tokens.colorBrandBackground : one.tabColor } as CSSProperties
              } // a custom property, which the type leaves out
              onClick={() => {
                workbook.user.activate(one.id);
                state.focus();
              }}
              onDoubleClick={() => setRenaming(true)}
            >
              {one.name}
            </button>
          ),
        )}
      </div>
      <Button
        className={styles.action}
        size="small"
        appearance="subtle"
        icon={<AddRegular />}
        aria-label={text('workbench.tabs.add')}
        title={text('workbench.tabs.add')}
        onClick={() =>
          state.take(
            workbook.user.perform(() => {
              workbook.activate(workbook.sheets.add().id);
            }),
          )
        }
      />
      <TabMenu state={state} rename={() => setRenaming(true)} />
    </div>
  );
});
