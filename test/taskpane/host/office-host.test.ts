/** @jest-environment jsdom */
import { officeHost } from '../../../taskpane/host';

const settle = (context: object | undefined) =>
  Object.defineProperty(window, 'Office', { value: context && { context }, configurable: true });

afterEach(() => {
  settle(undefined);
  window.sessionStorage.clear();
});

describe('the host of the pane', () => {
  it.each([
    [
      { host: 'Excel', platform: 'OfficeOnline' },
      { isExcel: true, platform: 'web' },
    ],
    [
      { host: 'Excel', platform: 'PC' },
      { isExcel: true, platform: 'windows' },
    ],
    [
      { host: 'Excel', platform: 'Mac' },
      { isExcel: true, platform: 'mac' },
    ],
    [
      { host: 'Excel', platform: 'iOS' },
      { isExcel: true, platform: 'ipad' },
    ],
    [
      { host: 'Excel', platform: 'Android' },
      { isExcel: true, platform: undefined },
    ],
    [
      { host: 'Word', platform: 'PC' },
      { isExcel: false, platform: 'windows' },
    ],
    [
      { host: null, platform: null },
      { isExcel: false, platform: undefined },
    ],
  ])('is read from %p', (context, expected) => {
    settle(context);
    expect(officeHost()).toEqual(expected);
  });

  it('is no Excel in a plain browser window', () => {
    expect(officeHost()).toEqual({ isExcel: false, platform: undefined });
  });
});
