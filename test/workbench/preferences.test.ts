import { readPreferences } from '../../taskpane/workbench/session/preferences';

const versions = ['1.1', '1.12'];
const read = (stored: string | null, asked = '') =>
  readPreferences(stored, new URLSearchParams(asked), 'sv-SE', versions);

describe('preferences of the workbench', () => {
  it('are those of the machine at first', () => {
    expect(read(null)).toEqual({
      locale: 'sv-SE',
      contentLocale: 'sv-SE',
      apiVersion: '1.12',
      theme: 'system',
      paneWidth: 350,
    });
  });

  it('are what was stored, and what the address asks for before that', () => {
    const stored = '{"locale":"pl-PL","theme":"dark","apiVersion":"1.1","paneWidth":400}';
    expect(read(stored)).toMatchObject({
      locale: 'pl-PL',
      contentLocale: 'pl-PL',
      theme: 'dark',
      apiVersion: '1.1',
      paneWidth: 400,
    });
    expect(read(stored, 'theme=light&locale=en-XA')).toMatchObject({
      locale: 'en-XA',
      contentLocale: 'en-US',
      theme: 'light',
    });
  });

  it.each(['no json', '[]', 'null', '7', '{"locale":"xx","theme":1,"apiVersion":"9.9","paneWidth":"wide"}'])(
    'survive %s',
    (stored) => {
      expect(read(stored)).toEqual(read(null));
    },
  );
});
