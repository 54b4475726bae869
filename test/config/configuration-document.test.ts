import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingNames, settings, waits } from '../../src/config';

const document = readFileSync(join(__dirname, '../../docs/configuration.md'), 'utf8');

/** The cells of every table row whose first cell is code, without the backticks. */
const rows = document
  .split('\n')
  .map((line) => line.split('|').slice(1, -1))
  .map((cells) => cells.map((cell) => cell.trim()))
  .filter(([first]) => first?.startsWith('`'));
const plain = (cell: string | undefined) => cell?.replaceAll('`', '') ?? '';

test('the document lists every setting with its name and default, in order', () => {
  const listed = rows.filter(([first]) => first?.includes('CROSSGRADE_')).map((cells) => cells.slice(0, 3).map(plain));
  const expected = settingNames.map((name) => {
    const { variable, fallback } = settings[name] as { variable: string; fallback?: string | number };
    return [variable, name, name === 'dataDir' ? "the user's data folder" : String(fallback ?? '')];
  });
  expect(listed).toEqual(expected);
});

test('the document says of every secret that it is one', () => {
  const secret = rows.filter((cells) => /\bA secret\b/.test(cells[3] ?? '')).map(([first]) => plain(first));
  expect(secret).toEqual(
    settingNames.filter((name) => 'secret' in settings[name]).map((name) => settings[name].variable),
  );
});

test('the document lists every wait with its length and floor, in order', () => {
  const listed = rows.filter(([first]) => !first?.includes('CROSSGRADE_')).map((cells) => cells.slice(0, 3).map(plain));
  const expected = Object.entries(waits).map(([name, { length, floor }]) => [
    name,
    String(length / 1000),
    String(floor / 1000),
  ]);
  expect(listed).toEqual(expected);
});
