import type { PaneStorage } from '../../../taskpane/host';
import {
  readPreferences,
  rememberIntroduced,
  rememberLanguage,
  rememberPull,
} from '../../../taskpane/actions/preferences';
import { customerIdOf } from '../support/answers';

function memory(kept: Record<string, unknown> = {}): PaneStorage & { readonly kept: Record<string, unknown> } {
  return {
    kept,
    read: (key) => kept[key],
    write: (key, value) => void (kept[key] = value),
    remove: (key) => void Reflect.deleteProperty(kept, key),
  };
}

test('nobody’s preferences are: as Excel speaks, 90 days, all products, introduced yet to be', () => {
  expect(readPreferences(memory())).toEqual({
    language: 'host',
    pull: { within: 90, late: false, preset: 'all', customers: undefined },
    introduced: false,
  });
});

test('what was chosen is there again, but never a customer', () => {
  const storage = memory();
  rememberLanguage(storage, 'sv-SE');
  rememberIntroduced(storage);
  const customers = [{ id: customerIdOf(1), name: 'Fabrikam' }];
  rememberPull(storage, { within: 'any', late: true, preset: 'office-365-e4', customers });
  expect(JSON.stringify(storage.kept)).not.toContain('Fabrikam');
  expect(readPreferences(storage)).toEqual({
    language: 'sv-SE',
    pull: { within: 'any', late: true, preset: 'office-365-e4', customers: undefined },
    introduced: true,
  });
});

test('following Excel again forgets the language', () => {
  const storage = memory({ language: 'it-IT' });
  rememberLanguage(storage, 'host');
  expect(storage.kept).toEqual({});
});

test('what somebody else wrote there counts as nothing', () => {
  const storage = memory({ language: 'tlh', pull: { within: 7, preset: '__proto__', late: 'yes' }, introduced: 1 });
  expect(readPreferences(storage)).toEqual(readPreferences(memory()));
  expect(readPreferences(memory({ pull: 'x' }))).toEqual(readPreferences(memory()));
});
