import { readFileSync } from 'node:fs';
import {
  createBridge,
  createHost,
  type ExcelHost,
  isSetSupported,
  type RequirementSets,
  type Workbook,
} from '../../../src/excel-host';

export interface OfficeOptions {
  readonly workbook: Workbook;
  readonly requirementSets?: RequirementSets;
  /** `Office.context.displayLanguage`; default `en-US`. */
  readonly displayLanguage?: string;
  readonly now?: () => Date;
}

/** The real office.js in this process, over a host of ours. */
export interface OpenOffice {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly host: ExcelHost;
  readonly workbook: Workbook;
  /** Round trips so far. */
  readonly syncs: number;
  close(): void;
}

/** What the library asks of a browser when it is loaded and used over the bridge. */
interface Globals {
  window?: unknown;
  navigator?: unknown;
  document?: unknown;
  Excel?: typeof Excel;
  OSF?: object;
  OfficeExtension?: typeof OfficeExtension;
  _richApiNativeBridge?: unknown;
}

let source: string | undefined;

/** The library as it is published; nothing of it is copied or changed. */
function library(): string {
  source ??= readFileSync(require.resolve('@microsoft/office-js/dist/excel-web-16.00.js'), 'utf8');
  return source;
}

/** A place to keep texts, as a browser's session storage. */
function storage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
  };
}

function stubBrowser(globals: Globals): void {
  const nothing = () => undefined;
  const location = {
    href: 'https://localhost/',
    search: '',
    hash: '',
    hostname: 'localhost',
    protocol: 'https:',
    origin: 'https://localhost',
  };
  Object.assign(globals, {
    window: globals,
    self: globals,
    parent: globals,
    top: globals,
    location,
    history: { pushState: nothing, replaceState: nothing },
    localStorage: storage(),
    sessionStorage: storage(),
    addEventListener: nothing,
    removeEventListener: nothing,
    postMessage: nothing,
    name: '',
  });
  Object.defineProperty(globals, 'navigator', { value: { userAgent: 'node', language: 'en-US' }, configurable: true });
}

/** What the last load of the library defined: taken away before the next, since it defines some things only once. */
let defined: readonly string[] = [];

function evaluate(globals: Globals): void {
  for (const name of defined) Reflect.deleteProperty(globals, name);
  const before = new Set(Object.getOwnPropertyNames(globals));
  // Only an indirect eval runs a script as a script tag would, in the realm of its caller.
  (0, eval)(library());
  defined = Object.getOwnPropertyNames(globals).filter((name) => !before.has(name));
}

/** Evaluates the library with a bridge to a new host. Its errors are errors of this realm, since `eval` is indirect. */
export function openOffice(options: OfficeOptions): OpenOffice {
  const globals = globalThis as Globals;
  const now = options.now ?? (() => new Date('2026-11-21T08:00:00Z'));
  const host = createHost({
    workbook: options.workbook,
    clock: { now },
    ...(options.requirementSets === undefined ? {} : { requirementSets: options.requirementSets }),
  });
  const { bridge, close } = createBridge(host);
  if (globals.window === undefined) stubBrowser(globals);
  globals._richApiNativeBridge = bridge;
  evaluate(globals);
  const { Excel: excel, OfficeExtension: extension } = globals;
  if (excel === undefined || extension === undefined) throw new Error('office.js did not define Excel.');
  // A page's loader fills `Office.context`: what the add-in's code asks of it is filled here.
  const context = {
    displayLanguage: options.displayLanguage ?? 'en-US',
    contentLanguage: options.workbook.locale,
    platform: 'OfficeOnline',
    requirements: {
      isSetSupported: (name: string, version?: string) => isSetSupported(host.requirementSets, name, version),
    },
  };
  const hostInfo = { hostType: 'excel', hostPlatform: 'web' };
  Object.assign(globals.OSF ?? {}, { _OfficeAppFactory: { getContext: () => context, getHostInfo: () => hostInfo } });
  return {
    Excel: excel,
    OfficeExtension: extension,
    host,
    workbook: options.workbook,
    get syncs() {
      return host.log.count;
    },
    close,
  };
}
