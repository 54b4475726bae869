// All that lies around the add-in. Page and add-in share one thread, so it comes when the add-in has come to rest.
export { FormulaBar } from './chrome/FormulaBar';
export { Messages } from './chrome/Messages';
export { Ribbon } from './chrome/Ribbon';
export { SheetTabs } from './chrome/SheetTabs';
export { StatusBar } from './chrome/StatusBar';
export { TitleBar } from './chrome/TitleBar';
export { DeveloperDrawer } from './drawer/DeveloperDrawer';
export { LeaveDialog } from './file/LeaveDialog';
export { Grid } from './grid/view/Grid';
export { PaneHead } from './pane/PaneHead';
export { Splitter } from './pane/Splitter';
