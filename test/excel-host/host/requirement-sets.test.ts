import { isAtLeast, isSetSupported, requirementOf } from '../../../src/excel-host';
import { requireMember } from '../../../src/excel-host/host/requirement-sets';
import { refusalOf } from '../../support/office/refusal';

describe('the requirement sets of members', () => {
  it.each([
    ['Range', 'values', 'get', ['ExcelApi', '1.1']],
    ['Range', 'getUsedRangeOrNullObject', 'get', ['ExcelApi', '1.4']],
    ['Worksheet', 'freezePanes', 'get', ['ExcelApi', '1.7']],
    ['DataValidation', 'rule', 'get', ['ExcelApi', '1.8']],
    // "1.1 for getting the name; 1.4 for setting it."
    ['TableColumn', 'name', 'get', ['ExcelApi', '1.1']],
    ['TableColumn', 'name', 'set', ['ExcelApi', '1.4']],
    ['TableRowCollection', 'deleteRowsAt', 'get', ['ExcelApiOnline', '1.1']],
    ['Range', 'fly', 'get', undefined],
    ['_Range', 'values', 'get', undefined],
  ] as const)('say of %s.%s (%s) that it came with %j', (type, member, use, expected) => {
    expect(requirementOf(type, member, use)).toEqual(expected);
  });

  it('refuse a member of a later version by its name', () => {
    const call = () => requireMember({ ExcelApi: '1.7' }, 'DataValidation', 'Rule');
    expect(refusalOf(call).code).toBe('ApiNotFound');
    expect(call).toThrow('DataValidation.rule came with ExcelApi 1.8');
    expect(() => requireMember({ ExcelApi: '1.8' }, 'DataValidation', 'Rule')).not.toThrow();
  });

  it('leave alone what the library only uses itself', () => {
    expect(() => requireMember({ ExcelApi: '1.1' }, 'Range', '_KeepReference')).not.toThrow();
  });
});

describe('versions', () => {
  it.each([
    ['1.10', '1.9', true],
    ['1.9', '1.10', false],
    ['1.9', '1.9', true],
    ['2.0', '1.19', true],
  ])('%s is at least %s: %s', (version, wanted, expected) => {
    expect(isAtLeast(version, wanted)).toBe(expected);
  });

  it('are asked for by a name in any case, 1.1 where none is said', () => {
    expect(isSetSupported({ ExcelApi: '1.13' }, 'excelapi')).toBe(true);
    expect(isSetSupported({ ExcelApi: '1.13' }, 'ExcelApi', '1.14')).toBe(false);
    expect(isSetSupported({ ExcelApi: '1.13' }, 'SharedRuntime')).toBe(false);
  });
});
