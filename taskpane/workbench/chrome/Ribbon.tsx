import { Button, makeStyles, mergeClasses, Tab, TabList, tokens, Tooltip } from '@fluentui/react-components';
import { useContext, useState, type ReactNode } from 'react';
import { inLanguage, type Ribbon as RibbonOfManifest, type RibbonButton, type RibbonGroup } from '../ribbon/manifest';
import { LocaleContext, useText } from '../text/text';
import { WorkbookGroups } from './WorkbookGroups';

export const useRibbonStyles = makeStyles({
  ribbon: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    backgroundColor: tokens.colorNeutralBackground4,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  panel: {
    display: 'flex',
    alignItems: 'stretch',
    margin: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    minHeight: '92px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    overflowX: 'auto',
    scrollbarWidth: 'thin',
  },
  group: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} 2px`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  buttons: { display: 'flex', flexGrow: 1, alignItems: 'stretch', gap: tokens.spacingHorizontalXXS },
  groupName: {
    textAlign: 'center',
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
  },
  large: {
    flexDirection: 'column',
    minWidth: '60px',
    maxWidth: '96px',
    height: '66px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase100,
  },
  largeIcon: { width: '32px', height: '32px', margin: `0 0 ${tokens.spacingVerticalXS}` },
  tipTitle: { fontWeight: tokens.fontWeightSemibold, display: 'block' },
});

/** A named group of buttons. */
export function Group({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const styles = useRibbonStyles();
  return (
    <div role="group" aria-label={name} className={styles.group}>
      <div className={styles.buttons}>{children}</div>
      <div className={styles.groupName} aria-hidden>
        {name}
      </div>
    </div>
  );
}

/** The icon whose pixels fit best into 32 points of this screen. */
function bestIcon({ icons }: RibbonButton): string | undefined {
  const wanted = 32 * window.devicePixelRatio;
  const sizes = [...icons.keys()].sort((one, other) => one - other);
  const size = sizes.find((one) => one >= wanted) ?? sizes.at(-1);
  return size === undefined ? undefined : icons.get(size)?.value;
}

export interface RibbonProps {
  readonly ribbon: RibbonOfManifest | undefined;
  /** Why there is no ribbon. */
  readonly problem: string | undefined;
  readonly onButton: (button: RibbonButton) => void;
}

/** The ribbon: what the add-in's manifest adds, beside what a workbook needs anyway. */
export function Ribbon({ ribbon, problem, onButton }: RibbonProps) {
  const styles = useRibbonStyles();
  const text = useText();
  const locale = useContext(LocaleContext);
  const [selected, setSelected] = useState('TabHome');
  const home = ribbon?.tabs.find((tab) => tab.id === 'TabHome');
  const others = ribbon?.tabs.filter((tab) => tab.id !== 'TabHome') ?? [];
  const shown = selected === 'TabHome' ? home : others.find((tab) => tab.id === selected);

  const drawGroup = (group: RibbonGroup) => (
    <Group key={group.id} name={inLanguage(group.label, locale)}>
      {group.buttons.map((button) => {
        const icon = bestIcon(button);
        return (
          <Tooltip
            key={button.id}
            relationship="description"
            content={
              <>
                <span className={styles.tipTitle}>{inLanguage(button.supertipTitle, locale)}</span>
                {inLanguage(button.supertipText, locale)}
              </>
            }
          >
            <Button
              appearance="subtle"
              data-ribbon-button={button.id}
              className={styles.large}
              {...(icon === undefined
                ? {}
                : {
                    icon: {
                      className: styles.largeIcon,
                      children: <img src={icon} alt="" width={32} height={32} />,
                    },
                  })}
              onClick={() => onButton(button)}
            >
              {inLanguage(button.label, locale)}
            </Button>
          </Tooltip>
        );
      })}
    </Group>
  );
  return (
    <nav className={styles.ribbon} aria-label={text('workbench.ribbon.name')}>
      <TabList size="small" selectedValue={selected} onTabSelect={(_event, data) => setSelected(String(data.value))}>
        <Tab value="TabHome">{text('workbench.ribbon.home')}</Tab>
        {others.map((tab) => (
          <Tab key={tab.id} value={tab.id}>
            {tab.label ? inLanguage(tab.label, locale) : tab.id}
          </Tab>
        ))}
      </TabList>
      <div className={mergeClasses(styles.panel)} role="tabpanel">
        {selected === 'TabHome' && <WorkbookGroups />}
        {shown?.groups.map(drawGroup)}
        {problem !== undefined && <span role="alert">{text('workbench.ribbon.failed', { detail: problem })}</span>}
      </div>
    </nav>
  );
}
