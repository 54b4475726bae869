import type { Host } from '../host';
import { type HostObject, hostObject, type ObjectType } from '../object-type';
import { type PaneState } from '../runtime-services';
import { boolean, oneOf, text } from './input';

const states = ['Visible', 'Background', 'Inactive'] as const satisfies readonly PaneState[];

export const addinInternalServiceType: ObjectType<Host> = {
  name: 'AddinInternalService',
  methods: { NotifyActionHandlerReady: (host) => host.services.change({ actionsReady: true }) },
};

/** `Office.addin.showAsTaskpane` and `hide`. */
export const appRuntimeServiceType: ObjectType<Host> = {
  name: 'AppRuntimeService',
  methods: {
    GetAppRuntimeState: (host) => host.services.state.pane,
    SetAppRuntimeState: (host, [state]) => host.services.change({ pane: oneOf(states, state) }),
  },
};

/** `Office.addin.setStartupBehavior`. */
export const appRuntimePersistenceServiceType: ObjectType<Host> = {
  name: 'AppRuntimePersistenceService',
  methods: {
    GetAppRuntimeStartState: (host) => (host.services.state.startsWithDocument ? 'Background' : 'Inactive'),
    SetAppRuntimeStartState: (host, [state]) =>
      host.services.change({ startsWithDocument: oneOf(states, state) !== 'Inactive' }),
  },
};

interface RibbonPart {
  readonly host: Host;
  readonly id: string;
}

export const ribbonButtonType: ObjectType<RibbonPart> = {
  name: 'RibbonButton',
  identify: ({ id }) => id,
  properties: {
    Id: { get: ({ id }) => id },
    Enabled: {
      get: ({ host, id }) => !host.services.state.disabledControls.has(id),
      set: ({ host, id }, enabled) => host.services.enableControl(id, boolean(enabled)),
    },
  },
  methods: { SetEnabled: ({ host, id }, [enabled]) => host.services.enableControl(id, boolean(enabled)) },
};

export const ribbonTabType: ObjectType<RibbonPart> = {
  name: 'RibbonTab',
  identify: ({ id }) => id,
  properties: { Id: { get: ({ id }) => id } },
  methods: { SetVisibility: ({ host, id }, [visible]) => host.services.showTab(id, boolean(visible)) },
};

/** `Office.ribbon.requestUpdate`. */
export const dynamicRibbonType: ObjectType<Host> = {
  name: 'DynamicRibbon',
  methods: {
    GetButton: (host, [id]) => hostObject(ribbonButtonType, { host, id: text(id) }),
    GetTab: (host, [id]) => hostObject(ribbonTabType, { host, id: text(id) }),
  },
};

/** What the library makes by name, outside of the workbook. */
export const services: Readonly<Record<string, (host: Host) => HostObject>> = {
  'Microsoft.InternalService.AddinInternalService': (host) => hostObject(addinInternalServiceType, host),
  'Microsoft.AppRuntime.AppRuntimeService': (host) => hostObject(appRuntimeServiceType, host),
  'Microsoft.AppRuntime.AppRuntimePersistenceService': (host) => hostObject(appRuntimePersistenceServiceType, host),
  'Microsoft.DynamicRibbon.DynamicRibbon': (host) => hostObject(dynamicRibbonType, host),
};
