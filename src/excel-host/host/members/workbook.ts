import type { Host } from '../host';
import { HostError } from '../host-error';
import { type HostObject, hostObject, type ObjectType } from '../object-type';
import { applicationType } from './application';
import { bindingCollectionType } from './binding';
import { chartType } from './charts/chart';
import { commentCollectionType } from './comment';
import { customXmlPartCollectionType, documentPropertiesType, settingCollectionType } from './document';
import { registrations } from './event-members';
import { functionsType } from './functions';
import { boolean, text } from './input';
import { namedItemCollectionType } from './named-item';
import { workbookProtectionType } from './sheets/protection';
import { styleCollectionType } from './looks/style';
import { tableCollectionType } from './tables/table';
import { worksheetCollectionType } from './sheets/worksheet';

function selected(host: Host) {
  const { sheetId, areas } = host.workbook.selection;
  return host.cells(sheetId, ...areas);
}

function activeChart({ workbook }: Host): HostObject | null {
  const { activeChart: chart } = workbook;
  return chart === undefined
    ? null
    : hostObject(chartType, { sheet: workbook.sheets.get(chart.sheetId), id: chart.id });
}

/** The range that an event was about; its handler asks for it by the id that came with the event. */
function eventRange(host: Host, id: string): HostObject {
  const found = host.eventRange(id);
  if (found === undefined) throw new HostError('InvalidReference');
  return found;
}

export const runtimeType: ObjectType<Host> = {
  name: 'Runtime',
  properties: {
    EnableEvents: {
      get: (host) => host.events.enabled,
      set: (host, enabled) => {
        host.events.enabled = boolean(enabled);
      },
    },
  },
};

/** The root of every request. */
export const workbookType: ObjectType<Host> = {
  name: 'Workbook',
  properties: {
    Name: { get: ({ workbook }) => workbook.name },
    ReadOnly: { get: () => false },
    AutoSave: { get: () => false },
    IsDirty: { get: () => true },
    PreviouslySaved: { get: () => false },
    CalculationEngineVersion: { get: () => 191_029 },
    UsePrecisionAsDisplayed: { get: () => false },
  },
  navigations: {
    Bindings: (host) => hostObject(bindingCollectionType, host),
    Functions: (host) => hostObject(functionsType, host),
    Application: (host) => hostObject(applicationType, host),
    Comments: ({ workbook }) =>
      hostObject(commentCollectionType, { sheets: () => workbook.sheets.list(), eventTarget: 'Workbook' }),
    CustomXmlParts: ({ workbook }) => hostObject(customXmlPartCollectionType, { workbook, namespace: undefined }),
    Names: ({ workbook }) => hostObject(namedItemCollectionType, { names: workbook.names, sheet: undefined }),
    Properties: ({ workbook }) => hostObject(documentPropertiesType, workbook),
    Protection: (host) => hostObject(workbookProtectionType, host),
    Styles: ({ workbook }) => hostObject(styleCollectionType, workbook),
    Settings: ({ workbook }) => hostObject(settingCollectionType, workbook),
    Tables: ({ workbook }) => hostObject(tableCollectionType, { tables: workbook.tables, sheet: undefined }),
    Worksheets: (host) => hostObject(worksheetCollectionType, host),
    _Runtime: (host) => hostObject(runtimeType, host),
  },
  methods: {
    GetActiveCell: (host) => {
      const { sheetId, active } = host.workbook.selection;
      return host.range(host.cells(sheetId, { ...active, rows: 1, columns: 1 }));
    },
    GetActiveChart: (host) => {
      const chart = activeChart(host);
      if (chart === null) throw new HostError('ItemNotFound');
      return chart;
    },
    GetActiveChartOrNullObject: activeChart,
    GetSelectedRange: (host) => {
      const cells = selected(host);
      // "This method throws an exception if multiple ranges are selected" ("Workbook.getSelectedRange").
      if (cells.areas.length > 1) throw new HostError('InvalidSelection');
      return host.range(cells);
    },
    GetSelectedRanges: (host) => host.rangeAreas(selected(host)),
    _GetRangeForEventByReferenceId: (host, [id]) => eventRange(host, text(id)),
    _GetRangeOrNullObjectForEventByReferenceId: (host, [id]) => host.eventRange(text(id)) ?? null,
    _GetRangesForEventByReferenceId: (host, [id]) => eventRange(host, text(id)),
    _GetRangesOrNullObjectForEventByReferenceId: (host, [id]) => host.eventRange(text(id)) ?? null,
    _GetReferenceCount: ({ references }) => references.size,
    _RemoveReference: ({ references }, [id]) => references.remove(text(id)),
    _RemoveAllReferences: ({ references }) => references.removeAll(),
    ...registrations<Host>(() => 'Workbook', { ActivatedEvent: 'workbookActivated' }),
  },
};

export const rootOf = (host: Host) => hostObject(workbookType, host);
