/**
 * Numbers by which the library knows events. A registration on a sheet, a table or the workbook is told by the object's
 * id, one on the whole workbook by `Workbook`.
 */
export const eventTypes = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  worksheetFormatChanged: 18,
  worksheetRowSorted: 19,
  worksheetColumnSorted: 20,
  worksheetSingleClicked: 21,
  worksheetRowHiddenChanged: 22,
  worksheetFormulaChanged: 23,
  worksheetProtectionChanged: 24,
  worksheetNameChanged: 25,
  worksheetVisibilityChanged: 26,
  worksheetMoved: 27,
  chartAdded: 50,
  chartActivated: 51,
  chartDeactivated: 52,
  chartDeleted: 53,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  commentAdded: 250,
  commentDeleted: 251,
  commentChanged: 252,
  workbookActivated: 2203,
  /** The pane of a shared runtime was shown or hidden; nobody registers for it. */
  visibilityChanged: 65539,
} as const;

export type EventType = keyof typeof eventTypes;

/** The target of events of the whole workbook. */
export const workbookTarget = 'Workbook';

/** Category of a message that is an event of the rich API. */
const eventCategory = 65536;

/** `[category, type, target, body]`: one event as the library takes it. */
export type EventEntry = readonly [category: number, type: number, target: string, body: string];

export const eventEntry = (type: EventType, target: string, body: Readonly<Record<string, unknown>>): EventEntry => [
  eventCategory,
  eventTypes[type],
  target,
  JSON.stringify(body),
];
