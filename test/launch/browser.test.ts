import { browserFiles, findBrowser, hasScreen, windowParameters } from '../../build/workbench/browser.cjs';

const linux = { platform: 'linux', environment: { PATH: '/usr/local/bin:/usr/bin' }, home: '/home/ada' } as const;
const mac = { platform: 'darwin', environment: {}, home: '/Users/ada' } as const;
const windows = {
  platform: 'win32',
  environment: {
    'ProgramFiles': 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    'LocalAppData': 'C:\\Users\\ada\\AppData\\Local',
  },
  home: 'C:\\Users\\ada',
} as const;

describe('the browser that opens the workbench', () => {
  it.each([
    ['Linux', linux, '/usr/bin/google-chrome'],
    ['Linux', linux, '/usr/bin/microsoft-edge'],
    ['Linux', linux, '/usr/bin/chromium'],
    ['Linux', linux, '/snap/bin/chromium'],
    ['macOS', mac, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['macOS', mac, '/Users/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['Windows', windows, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    ['Windows', windows, 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
    ['Windows', windows, 'C:\\Users\\ada\\AppData\\Local\\Chromium\\Application\\chrome.exe'],
  ] as const)('is found on %s', (_name, machine, file) => {
    expect(findBrowser(machine, (one) => one === file)).toBe(file);
  });

  it('is the one that a person chose to install, before the one that came with something else', () => {
    expect(findBrowser(linux, (file) => /chrome|chromium/.test(file))).toContain('google-chrome');
    expect(findBrowser(windows, () => true)).toContain('chrome.exe');
  });

  it('is none where none is installed', () => {
    expect(findBrowser(linux, () => false)).toBeUndefined();
    expect(browserFiles({ ...windows, environment: {} })).toEqual([]);
  });

  it('is started with a profile of its own, for our certificate alone', () => {
    const parameters = windowParameters({
      address: 'https://localhost:3000/workbench/',
      profile: '/data/browser',
      publicKeyHash: 'abc=',
      isRoot: false,
    });
    expect(parameters).toEqual(
      expect.arrayContaining([
        '--app=https://localhost:3000/workbench/',
        '--user-data-dir=/data/browser',
        '--ignore-certificate-errors-spki-list=abc=',
      ]),
    );
    expect(parameters).not.toContain('--ignore-certificate-errors');
    expect(parameters).not.toContain('--no-sandbox');
  });
});

describe('a window', () => {
  it.each([
    ['on a Linux desktop', { ...linux, environment: { DISPLAY: ':0' } }, true],
    ['under Wayland', { ...linux, environment: { WAYLAND_DISPLAY: 'wayland-0' } }, true],
    ['on a Linux server', linux, false],
    ['in continuous integration', { ...linux, environment: { DISPLAY: ':99', CI: 'true' } }, false],
    ['on a Mac', mac, true],
    ['on a Mac from afar', { ...mac, environment: { SSH_CONNECTION: '10.0.0.1 5000 10.0.0.2 22' } }, false],
    ['on Windows', windows, true],
  ] as const)('can be seen %s: %#', (_where, machine, expected) => {
    expect(hasScreen(machine)).toBe(expected);
  });
});
