/** @jest-environment jsdom */
import { openStorage } from '../../../taskpane/host';

afterEach(() => {
  jest.restoreAllMocks();
  window.localStorage.clear();
});

/** What a browser does that lets an embedded page keep nothing. */
function blockStorage(): void {
  jest.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
}

describe('the storage of the pane', () => {
  it.each([
    ['a text', 'pl-PL'],
    ['a text that looks like an instant', '2026-11-21T13:00:00.000Z'],
    ['a number', 90],
    ['a list', ['a', { b: null }]],
    ['false', false],
    ['nothing on purpose', null],
  ])('gives back %s as it was written, to the next pane as well', (_what, value) => {
    openStorage().write('choice', value);
    expect(openStorage().read('choice')).toEqual(value);
  });

  it('has nothing under a key that was never written, or was removed', () => {
    const storage = openStorage();
    storage.write('gone', 1);
    storage.remove('gone');
    expect([storage.read('gone'), storage.read('never')]).toEqual([undefined, undefined]);
    expect(() => storage.remove('never')).not.toThrow();
  });

  it('keeps apart what belongs to different sites that embed the pane', () => {
    openStorage('site-a').write('locale', 'pl-PL');
    openStorage('site-b').write('locale', 'sv-SE');
    expect(openStorage('site-a').read('locale')).toBe('pl-PL');
    expect(openStorage().read('locale')).toBeUndefined();
    expect(Object.keys(window.localStorage).filter((key) => key.includes('site-a'))).not.toEqual([]);
  });

  it('takes what others wrote under its key for nothing', () => {
    window.localStorage.setItem('@crossgrade/locale', 'not what we write');
    expect(openStorage().read('locale')).toBeUndefined();
  });

  it('remembers as long as the pane lives where the browser keeps nothing', () => {
    blockStorage();
    const storage = openStorage('site-a');
    storage.write('locale', 'tr-TR');
    expect(storage.read('locale')).toBe('tr-TR');
    storage.remove('locale');
    expect(storage.read('locale')).toBeUndefined();
  });

  it('remembers the newest choice where the disk is full', () => {
    const storage = openStorage();
    storage.write('locale', 'tr-TR');
    const full = jest.spyOn(Object.getPrototypeOf(window.localStorage) as Storage, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    storage.write('locale', 'it-IT');
    expect(storage.read('locale')).toBe('it-IT');
    full.mockRestore();
    storage.write('locale', 'sv-SE');
    expect([storage.read('locale'), openStorage().read('locale')]).toEqual(['sv-SE', 'sv-SE']);
  });
});
