import { Utilities } from '@microsoft/office-js-helpers/dist/office.helpers.min.js';

const platforms = { PC: 'windows', MAC: 'mac', IOS: 'ipad', OFFICE_ONLINE: 'web' } as const;

/** Where the pane finds itself, as far as it makes a difference to people. */
export interface OfficeHost {
  /** Whether the pane belongs to a workbook; false in a plain browser window. */
  readonly isExcel: boolean;
  /** undefined: a platform that is newer than this code, or none. */
  readonly platform: (typeof platforms)[keyof typeof platforms] | undefined;
}

const isPlatform = (word: unknown): word is keyof typeof platforms =>
  typeof word === 'string' && Object.hasOwn(platforms, word);

/** Reads the host. Only after `Office.onReady`: before, the library guesses from what an earlier page left behind. */
export function officeHost(): OfficeHost {
  const { host, platform } = Utilities;
  return { isExcel: host === 'EXCEL', platform: isPlatform(platform) ? platforms[platform] : undefined };
}
