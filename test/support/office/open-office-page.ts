import { pathToFileURL } from 'node:url';
import {
  type Conversation,
  createHost,
  createXdm,
  type ExcelHost,
  frameName,
  type RequirementSets,
  type Workbook,
} from '../../../src/excel-host';

export interface OfficePageOptions {
  readonly workbook: Workbook;
  readonly requirementSets?: RequirementSets;
  /** `Office.context.displayLanguage`; default `en-US`. */
  readonly displayLanguage?: string;
  readonly now?: () => Date;
}

/** A page with the real office.js in it, in the conversation that it has with Excel on the web. */
export interface OfficePage {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly host: ExcelHost;
  readonly conversation: Conversation;
  close(): void;
}

/** Where the window would stand that holds the page: another port of the same host name. */
const hostOrigin = 'https://localhost:3443';

const library = pathToFileURL(require.resolve('@microsoft/office-js/dist/office.js')).href;

/**
 * Loads office.js into the page of a test that runs in jsdom, once a test file:
 *
 *     \@jest-environment jsdom
 *     \@jest-environment-options {"url": "https://localhost:3000/taskpane.html", "resources": "usable"}
 */
export async function openOfficePage(options: OfficePageOptions): Promise<OfficePage> {
  const displayLanguage = options.displayLanguage ?? 'en-US';
  const conversation: Conversation = {
    conversationId: 'conversation-1',
    hostOrigin,
    displayLanguage,
    contentLanguage: options.workbook.locale,
    documentUrl: 'https://localhost:3443/Book.xlsx',
  };
  const host = createHost({
    workbook: options.workbook,
    clock: { now: options.now ?? (() => new Date('2026-11-21T08:00:00Z')) },
    ...(options.requirementSets === undefined ? {} : { requirementSets: options.requirementSets }),
  });
  let hear: (message: unknown) => void = () => undefined;
  const parent = {
    // As between windows, a message arrives later than it was posted.
    postMessage: (message: unknown) => void Promise.resolve().then(() => hear(message)),
  };
  window.name = frameName(conversation);
  Object.defineProperty(window, 'parent', { value: parent, configurable: true });
  Object.defineProperty(document, 'domain', { value: 'localhost', configurable: true });
  const transport = createXdm({
    host,
    conversation,
    listen: (listener) => {
      hear = listener;
      return () => {
        hear = () => undefined;
      };
    },
    post: (data) =>
      void Promise.resolve().then(() =>
        window.dispatchEvent(new MessageEvent('message', { data, origin: hostOrigin })),
      ),
  });
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = library;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${library} was not loaded.`)));
    document.head.append(script);
  });
  await Office.onReady();
  return { Excel, Office, host, conversation, close: () => transport.close() };
}
