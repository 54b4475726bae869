import fc from 'fast-check';
import { formattedText } from '../../../src/excel-host/model/text/format-text';
import { readTyped } from '../../../src/excel-host/model/text/read-typed';

describe('numbers as they are shown', () => {
  test.each<[code: string, value: string | number | boolean, locale: string, shown: string]>([
    ['General', 0, 'en-US', '0'],
    ['General', 1 / 3, 'en-US', '0.333333333'],
    ['General', 0.1 + 0.2, 'en-US', '0.3'],
    ['General', 12_345_678_901, 'en-US', '12345678901'],
    ['General', 123_456_789_012, 'en-US', '1.23457E+11'],
    ['General', 1234.56789012, 'en-US', '1234.56789'],
    ['General', -1.5, 'pl-PL', '-1,5'],
    ['General', 0.00001, 'en-US', '0.00001'],
    ['General', true, 'pl-PL', 'PRAWDA'],
    ['General', true, 'en-US', 'TRUE'],
    ['0', 2.5, 'en-US', '3'],
    ['0', -0.4, 'en-US', '0'],
    ['0.00', 1.005, 'en-US', '1.01'],
    ['0.00', 1234.5, 'tr-TR', '1234,50'],
    ['#,##0', 1_234_567, 'en-US', '1,234,567'],
    ['#,##0', 1_234_567, 'sv-SE', '1\u00a0234\u00a0567'],
    ['#,##0', 1234, 'pl-PL', '1\u00a0234'],
    ['#,##0.00', -1234.5, 'it-IT', '-1.234,50'],
    ['#,##0.##', 12, 'en-US', '12.'],
    ['#,##0.##', 12.5, 'en-US', '12.5'],
    ['#', 0, 'en-US', ''],
    ['000', 7, 'en-US', '007'],
    ['000-00-0000', 123_456_789, 'en-US', '123-45-6789'],
    ['0%', 0.125, 'en-US', '13%'],
    ['0.0%', 0.125, 'en-US', '12.5%'],
    ['0.00E+00', 12_345, 'en-US', '1.23E+04'],
    ['##0.0E+0', 12_345, 'en-US', '12.3E+3'],
    ['#,##0,', 1_234_567, 'en-US', '1,235'],
    ['0.0,,"M"', 1_234_567, 'en-US', '1.2M'],
    ['# ?/?', 1.5, 'en-US', '1 1/2'],
    ['[$€-407] #,##0.00', 5, 'de-DE', '€ 5,00'],
    ['"$"#,##0.00', 5, 'en-US', '$5.00'],
    ['#,##0.00 "zł"', 5, 'pl-PL', '5,00 zł'],
    ['$#,##0.00;[Red]($#,##0.00)', -5, 'en-US', '($5.00)'],
    ['0;-0;"none"', 0, 'en-US', 'none'],
    ['[>=100]"many";[<0]"less";0', 150, 'en-US', 'many'],
    ['[>=100]"many";[<0]"less";0', 5, 'en-US', '5'],
    ['yyyy-mm-dd', 46_347, 'en-US', '2026-11-21'],
    ['yyyy-mm-dd hh:mm', 46_347.5, 'en-US', '2026-11-21 12:00'],
    ['m/d/yyyy', 46_347, 'en-US', '11/21/2026'],
    ['m/d/yyyy', 46_347, 'pl-PL', '21.11.2026'],
    ['m/d/yyyy', 46_347, 'sv-SE', '2026-11-21'],
    ['m/d/yyyy', 46_347, 'zh-CN', '2026/11/21'],
    ['d mmmm yyyy', 46_347, 'it-IT', '21 novembre 2026'],
    ['[$-409]d mmm yyyy', 46_347, 'it-IT', '21 Nov 2026'],
    ['dddd', 46_347, 'en-US', 'Saturday'],
    ['h:mm AM/PM', 0.75, 'en-US', '6:00 PM'],
    ['[h]:mm:ss', 1.5, 'en-US', '36:00:00'],
    ['mm:ss.0', 0.000_012_3, 'en-US', '00:01.1'],
    ['yyyy-mm-dd', -1, 'en-US', '########'],
    ['yyyy-mm-dd', 60, 'en-US', '1900-02-29'],
    ['@', 12.5, 'en-US', '12.5'],
    ['General;General;General;"doubled"', 'text', 'en-US', 'doubled'],
    ['General;General;General;"doubled"', 3, 'en-US', '3'],
    ['"<"@">"', 'a', 'en-US', '<a>'],
    ['0.00', 'text', 'en-US', 'text'],
  ])('%s of %p in %s is %j', (code, value, locale, shown) => {
    expect(formattedText(value, code, locale)).toBe(shown);
  });

  test('what is shown with all its digits is read as the same number in every language', () => {
    const locales = fc.constantFrom('en-US', 'pl-PL', 'sv-SE', 'zh-CN', 'tr-TR', 'it-IT');
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), locales, (cents, locale) => {
        const value = cents / 100;
        expect(readTyped(formattedText(value, '#,##0.00', locale), locale, () => 2026).value).toBe(value + 0);
      }),
    );
  });

  test('a day that is shown is read as the same day in every language', () => {
    const locales = fc.constantFrom('en-US', 'pl-PL', 'sv-SE', 'zh-CN', 'tr-TR', 'it-IT');
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 73_050 }), locales, (serial, locale) => {
        expect(readTyped(formattedText(serial, 'm/d/yyyy', locale), locale, () => 2026).value).toBe(serial);
      }),
    );
  });
});
