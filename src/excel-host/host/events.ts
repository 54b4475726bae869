import {
  addressOf,
  type Area,
  cellArea,
  type ChangeDetails,
  type WorkbookEvent,
  valueTypeOf,
  wireValue,
} from '../model';
import { type EventEntry, eventEntry, type EventType, workbookTarget } from './event-types';

/** What the events need of the host: ids for ranges that a handler may ask for. */
export interface EventSource {
  readonly referTo: (sheetId: string, areas: readonly Area[]) => string;
}

type Body = Readonly<Record<string, unknown>>;
interface Told {
  readonly type: EventType;
  readonly targets: readonly string[];
  readonly body: Body;
}

/** The events that the add-in registered for, and the wire form of what happens in the workbook. */
export class Events {
  readonly #registered = new Map<string, number>();
  /** `context.runtime.enableEvents`: switched off, nothing is told to the add-in. */
  enabled = true;

  constructor(private readonly source: EventSource) {}

  register(type: EventType, target: string): void {
    const key = `${type} ${target}`;
    this.#registered.set(key, (this.#registered.get(key) ?? 0) + 1);
  }

  unregister(type: EventType, target: string): void {
    const key = `${type} ${target}`;
    const left = (this.#registered.get(key) ?? 0) - 1;
    if (left > 0) this.#registered.set(key, left);
    else this.#registered.delete(key);
  }

  clear(): void {
    this.#registered.clear();
    this.enabled = true;
  }

  /** Registrations as `worksheetChanged {1}`, for the workbench and for tests. */
  get registered(): readonly string[] {
    return [...this.#registered.keys()];
  }

  #registeredTypes(): ReadonlySet<string> {
    return new Set([...this.#registered.keys()].map((key) => key.slice(0, key.indexOf(' '))));
  }

  entriesOf(event: WorkbookEvent): readonly EventEntry[] {
    if (!this.enabled) return [];
    return this.#told(event).flatMap(({ type, targets, body }) => {
      const wanted = targets.filter((target) => this.#registered.has(`${type} ${target}`));
      return wanted.map((target) => eventEntry(type, target, body));
    });
  }

  #told(event: WorkbookEvent): readonly Told[] {
    if (event.type === 'settingsChanged') return [];
    const worksheetId = event.sheetId;
    const source = 'Local';
    const triggerSource = event.origin === 'addin' ? 'ThisLocalAddin' : 'Unknown';
    const ofSheet = { worksheetId, source };
    const sheetAndWorkbook = [worksheetId, workbookTarget];
    const tell = (type: EventType, body: Body, targets: readonly string[] = sheetAndWorkbook): Told => ({
      type,
      targets,
      body: { ...ofSheet, ...body },
    });
    const located = (types: readonly EventType[], areas: readonly Area[]): Body => {
      const wanted = types.some((type) => this.#registeredTypes().has(type));
      return wanted ? this.#located(worksheetId, areas) : {};
    };
    switch (event.type) {
      case 'changed': {
        const body = {
          ...located(['worksheetChanged', 'tableChanged'], event.areas),
          ...detailsOf(event.details),
          changeType: event.changeType,
          shiftDirection: event.shift === 'None' ? 'None' : `ShiftCell${event.shift}`,
          triggerSource,
        };
        return [
          tell('worksheetChanged', { type: 'WorksheetChanged', ...body }),
          ...event.tableIds.map((tableId) =>
            tell('tableChanged', { type: 'TableChanged', tableId, ...body }, [tableId, ...sheetAndWorkbook]),
          ),
        ];
      }
      case 'formatChanged':
        return [tell('worksheetFormatChanged', { ...located(['worksheetFormatChanged'], event.areas), triggerSource })];
      case 'selectionChanged':
        return [
          tell('worksheetSelectionChanged', { address: addressesOf(event.areas) }),
          ...event.tableIds.map((tableId) =>
            tell('tableSelectionChanged', { tableId, address: addressesOf(event.areas) }, [tableId]),
          ),
        ];
      case 'activated':
        return [tell('worksheetActivated', {})];
      case 'deactivated':
        return [tell('worksheetDeactivated', {})];
      case 'added':
        return [tell('worksheetAdded', {}, [workbookTarget])];
      case 'deleted':
        return [tell('worksheetDeleted', {}, [workbookTarget])];
      case 'renamed':
        return [tell('worksheetNameChanged', { nameBefore: event.nameBefore, nameAfter: event.nameAfter })];
      case 'moved':
        return [
          tell('worksheetMoved', { positionBefore: event.positionBefore, positionAfter: event.positionAfter }, [
            workbookTarget,
          ]),
        ];
      case 'visibilityChanged':
        return [tell('worksheetVisibilityChanged', { visibilityBefore: event.before, visibilityAfter: event.after })];
      case 'rowSorted':
        return [tell('worksheetRowSorted', { address: addressOf(event.area), triggerSource })];
      case 'columnSorted':
        return [tell('worksheetColumnSorted', { address: addressOf(event.area), triggerSource })];
      case 'rowHiddenChanged':
        return [
          tell('worksheetRowHiddenChanged', {
            address: addressOf(event.area),
            changeType: event.hidden ? 'Hidden' : 'Unhidden',
            triggerSource,
          }),
        ];
      case 'calculated':
        return [tell('worksheetCalculated', { address: addressesOf(event.areas) })];
      case 'protectionChanged':
        return [tell('worksheetProtectionChanged', { isProtected: event.protected })];
      case 'tableAdded':
        return [tell('tableAdded', { tableId: event.tableId })];
      case 'tableDeleted':
        return [tell('tableDeleted', { tableId: event.tableId, tableName: event.tableName })];
      case 'commentAdded':
      case 'commentChanged':
      case 'commentDeleted':
        return [tell(event.type, { commentDetails: [{ commentId: event.commentId, replyIds: [] }] })];
      case 'formulasChanged':
        return [
          tell('worksheetFormulaChanged', {
            formulaDetails: event.formulas?.map(({ row, column, formula }) => ({
              cellAddress: addressOf(cellArea(row, column)),
              previousFormula: formula,
            })),
          }),
        ];
      case 'clicked':
        return [
          tell('worksheetSingleClicked', {
            address: addressOf(cellArea(event.row, event.column)),
            offsetX: event.offsetX,
            offsetY: event.offsetY,
          }),
        ];
      case 'chartAdded':
      case 'chartDeleted':
        return [tell(event.type, { chartId: event.chartId })];
      case 'chartActivated':
      case 'chartDeactivated':
        return [tell(event.type, { chartId: event.chartId }, [event.chartId, worksheetId])];
      // The pinned library has no handlers for filters: `onFiltered` came after it.
      case 'filtered':
        return [];
    }
  }

  /** A handler may turn the event's address into a range later, when rows have moved: it refers to it by an id. */
  #located(sheetId: string, areas: readonly Area[]): Body {
    return { address: addressesOf(areas), referenceId: this.source.referTo(sheetId, areas) };
  }
}

const addressesOf = (areas: readonly Area[]) => areas.map(addressOf).join(',');

/** What one cell held and holds; the library makes `details` of it. */
function detailsOf(details: ChangeDetails | undefined): Body {
  if (details === undefined) return {};
  return {
    valueBefore: wireValue(details.valueBefore),
    valueAfter: wireValue(details.valueAfter),
    valueTypeBefore: valueTypeOf(details.valueBefore),
    valueTypeAfter: valueTypeOf(details.valueAfter),
  };
}
