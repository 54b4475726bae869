import { makeStyles, tokens, useArrowNavigationGroup } from '@fluentui/react-components';
import type { ReactNode } from 'react';

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

/** A named group of buttons: Tab goes from group to group, arrow keys go through the buttons of one. */
export function Group({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const styles = useRibbonStyles();
  const arrows = useArrowNavigationGroup({ axis: 'both', memorizeCurrent: true });
  return (
    <div role="toolbar" aria-label={name} className={styles.group}>
      <div className={styles.buttons} {...arrows}>
        {children}
      </div>
      <div className={styles.groupName} aria-hidden>
        {name}
      </div>
    </div>
  );
}
