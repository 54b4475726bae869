import { Button, MessageBar, Tab, TabList, Tooltip } from '@fluentui/react-components';
import { useContext, useState } from 'react';
import { inLanguage, type Ribbon as RibbonOfManifest, type RibbonButton, type RibbonGroup } from '../ribbon/manifest';
import { LocaleContext, useText } from '../text/text';
import { Group, useRibbonStyles } from './RibbonGroup';
import { WorkbookGroups } from './WorkbookGroups';

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
  /** Controls that the add-in has switched off. */
  readonly disabled: ReadonlySet<string>;
}

/** The ribbon: what the add-in's manifest adds, beside what a workbook needs anyway. */
export function Ribbon({ ribbon, problem, onButton, disabled }: RibbonProps) {
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
            positioning="below"
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
              disabled={disabled.has(button.id)}
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
      <div className={styles.panel} role="tabpanel">
        {selected === 'TabHome' && <WorkbookGroups />}
        {shown?.groups.map(drawGroup)}
        {problem !== undefined && (
          <MessageBar intent="error">{text('workbench.ribbon.failed', { detail: problem })}</MessageBar>
        )}
      </div>
    </nav>
  );
}
