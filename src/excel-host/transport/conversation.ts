import { type ExcelHost } from '../host';

/** What a page is told about its host when it is loaded. */
export interface Conversation {
  /** New for every load: the library keeps what it knows of a conversation in the page's session storage. */
  readonly conversationId: string;
  /** `https://localhost:3443`: where the window stands that talks to the page. */
  readonly hostOrigin: string;
  /** The language of Excel's own window (`Office.context.displayLanguage`). */
  readonly displayLanguage: string;
  /** The language of numbers and dates (`Office.context.contentLanguage`). */
  readonly contentLanguage: string;
  readonly documentUrl: string;
}

const hostName = 'Excel';
const platform = 'Web';
const fileVersion = '16.00';
const excelWebApp = 16;

export const controlIdOf = ({ conversationId }: Conversation) => `control-${conversationId}`;

/** The name that the page's frame is given: the library reads from it that it is in a host, and in which. */
export function frameName(conversation: Conversation): string {
  const { conversationId, hostOrigin, displayLanguage } = conversation;
  // Telemetry is off: a test harness reports to nobody. The last field says that the runtime is shared.
  const hostInfo = [hostName, platform, fileVersion, displayLanguage, conversationId, '', 'disableLogging', '1'];
  return JSON.stringify({
    baseFrameName: 'workbench',
    hostInfo: hostInfo.join('$'),
    xdmInfo: [conversationId, controlIdOf(conversation), hostOrigin].join('|'),
    serializerVersion: '1',
    flights: '[]',
  });
}

/** What `ContextActivationManager_getAppContextAsync` answers: all that the page knows of its host. */
export function appContext(conversation: Conversation, host: ExcelHost): Readonly<Record<string, unknown>> {
  return {
    _id: controlIdOf(conversation),
    _appName: excelWebApp,
    _appVersion: '16.01',
    _appUILocale: conversation.displayLanguage,
    _dataLocale: conversation.contentLanguage,
    _docUrl: conversation.documentUrl,
    _clientMode: 0,
    _settings: [...host.workbook.settings.entries()],
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: conversation.conversationId,
    _appInstanceId: conversation.conversationId,
    _requirementMatrix: JSON.stringify(host.requirementSets),
    _hostFullVersion: '16.0.18000.20000',
    _appDomains: [],
    _featureGates: {},
    _initialDisplayMode: 2,
    _appMinorVersion: 1,
  };
}

/**
 * Whether the library will talk to this host: both pages by HTTPS and on the same name; ports may differ. Otherwise it
 * leaves for a page of its own that says the host cannot be trusted.
 */
export function isTrusted(pageUrl: URLParts, hostUrl: URLParts): boolean {
  return pageUrl.protocol === 'https:' && hostUrl.protocol === 'https:' && pageUrl.hostname === hostUrl.hostname;
}

interface URLParts {
  readonly protocol: string;
  readonly hostname: string;
}
