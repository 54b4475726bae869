import { shadeOf } from '../../../taskpane/theme/shade';

test.each([
  [{ isDarkTheme: true, bodyBackgroundColor: '#ffffff' }, false, 'dark'],
  [{ isDarkTheme: false, bodyBackgroundColor: '#000000' }, true, 'light'],
  [{ bodyBackgroundColor: '#262626' }, false, 'dark'],
  [{ bodyBackgroundColor: 'f3f2f1' }, true, 'light'],
  [{ bodyBackgroundColor: 'black' }, false, 'light'],
  [{}, true, 'dark'],
  [undefined, true, 'dark'],
  [undefined, false, 'light'],
] as const)('an Office that says %j on a system that prefers dark (%p) is %s', (office, prefersDark, shade) => {
  expect(shadeOf(office, prefersDark)).toBe(shade);
});
