import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { requirementOf } from '../../../src/excel-host';

/** What a class of members looks like from outside. */
interface Table {
  readonly name: string;
  readonly properties?: Readonly<Record<string, { readonly set?: unknown }>>;
  readonly navigations?: Readonly<Record<string, unknown>>;
  readonly methods?: Readonly<Record<string, unknown>>;
  readonly collection?: { readonly find?: unknown };
}

const folder = join(__dirname, '../../../src/excel-host/host/members');

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  ('properties' in value || 'methods' in value || 'collection' in value || 'navigations' in value);

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const tables = files.flatMap((file) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- because all files of a folder are looked at.
  const exported = require(join(folder, file)) as Readonly<Record<string, unknown>>;
  return Object.values(exported).filter(isTable);
});

/** Classes that belong to Office as a whole: `@types/office-js` has other names for what they do. */
const ofOffice = [
  'AddinInternalService',
  'AppRuntimeService',
  'AppRuntimePersistenceService',
  'DynamicRibbon',
  'RibbonButton',
  'RibbonTab',
];

const publicName = (member: string) => member.slice(0, 1).toLowerCase() + member.slice(1);

/** Names that only the library uses, for what others read and write under another name. */
const onlyOnTheWire = ['Style.orientation', 'Worksheet.gridlines', 'Worksheet.headings'];

describe('the tables of members', () => {
  const ofExcel = tables.filter(({ name }) => !ofOffice.includes(name));

  it('hold the classes and members of a whole workbook', () => {
    const members = ofExcel.flatMap(({ name, properties = {}, navigations = {}, methods = {} }) =>
      [properties, navigations, methods]
        .flatMap((part) => Object.keys(part))
        .filter((member) => !member.startsWith('_'))
        .map((member) => `${name}.${member}`),
    );
    expect(new Set(ofExcel.map(({ name }) => name)).size).toBeGreaterThanOrEqual(70);
    expect(new Set(members).size).toBeGreaterThanOrEqual(400);
  });

  it('name no member that Excel does not have', () => {
    const unknown = ofExcel.flatMap(({ name, properties = {}, navigations = {}, methods = {}, collection }) => [
      ...[properties, navigations, methods]
        .flatMap((part) => Object.keys(part))
        .filter((member) => !member.startsWith('_') && requirementOf(name, publicName(member)) === undefined)
        .map((member) => `${name}.${publicName(member)}`),
      ...(collection?.find !== undefined && requirementOf(name, 'getItem') === undefined ? [`${name}.getItem`] : []),
    ]);
    expect(unknown).toEqual(onlyOnTheWire);
  });
});
