import { requirementSets } from '../../build/pane/manifest.cjs';
import { requiredExcelApi } from '../../src/workbook/writers/office-js';
import { ourFiles, root } from '../house/support/root';
import { folderWith } from '../house/support/temporary-folder';
import { everywhere, manifest } from './support/manifest';
import { isNewer, officeApiUse, type MemberUse, type SetVersion } from './support/office-api-use';

const inTheManifest = everywhere(manifest, 'Set').map(({ attributes }) => ({
  set: attributes.Name ?? '',
  version: attributes.MinVersion ?? '',
}));

const covers = (offered: readonly SetVersion[], { set, version }: SetVersion) =>
  offered.some((one) => one.set === set && !isNewer(version, one.version));
const tell = ({ member, set, version, place }: MemberUse) => `${place} ${member}: ${set} ${version}`;

/** What runs beside a workbook: the writer and the pane, not the page that stands in for Excel. */
const office = ourFiles().filter(
  (file) =>
    /^(src\/workbook\/writers\/office-js|taskpane)\/.*\.tsx?$/.test(file) &&
    !/^taskpane\/workbench\/|\.d\.ts$/.test(file),
);

describe('the requirement sets of manifest.xml', () => {
  const uses = officeApiUse(root, office);

  it('are the ones that the code declares', () => {
    expect(inTheManifest).toEqual(requirementSets.map(({ name, minVersion }) => ({ set: name, version: minVersion })));
    expect(inTheManifest).toEqual([
      { set: 'ExcelApi', version: requiredExcelApi },
      { set: 'SharedRuntime', version: '1.1' },
    ]);
  });

  it('offer every member of the library that is used without asking first', () => {
    expect(uses.length).toBeGreaterThan(50);
    expect(uses.filter((use) => !covers([...inTheManifest, ...use.askedFor], use)).map(tell)).toEqual([]);
  });

  it('ask for no newer Excel than the newest member needs', () => {
    const unasked = uses.filter((use) => use.set === 'ExcelApi' && !covers(use.askedFor, use));
    const newest = unasked.reduce((most, { version }) => (isNewer(version, most) ? version : most), '1.1');
    expect(newest).toBe(requiredExcelApi);
  });
});

describe('the search for members of the library', () => {
  const planted = `
    export async function write(context: Excel.RequestContext) {
      const { names } = context.workbook;
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const table = sheet.tables.getItem('a');
      table.resize('A1:B2');
      const range = sheet.getRange('A1');
      range.load('values, hasSpill');
      sheet.comments.load(['items/authorName']);
      range.format.set({ textOrientation: 90 });
      if (Office.context.requirements.isSetSupported('ExcelApi', '1.14')) table.getRange().getPrecedents();
      await Office.addin.showAsTaskpane();
      return names;
    }
    export const unasked = (table: Excel.Table) => table.getRange().getPrecedents();
  `;
  const folder = folderWith({ 'planted.ts': planted });
  const uses = officeApiUse(folder, ['planted.ts']);
  const versionOf = (member: string) => uses.find((use) => use.member.endsWith(member))?.version;

  it.each([
    ['Table.resize', '1.13'],
    ['Range.values', '1.1'],
    ['Range.hasSpill', '1.12'],
    ['Comment.authorName', '1.10'],
    ['RangeFormatUpdateData.textOrientation', '1.7'],
    ['Workbook.names', '1.1'],
    ['Addin.showAsTaskpane', '1.1'],
  ])('finds %s, which came with %s', (member, version) => {
    expect(versionOf(member)).toBe(version);
  });

  it('tells a member that is asked for from one that is not', () => {
    const asked = uses.filter(({ member }) => member.endsWith('getPrecedents')).map((use) => covers(use.askedFor, use));
    expect(asked).toEqual([true, false]);
  });
});
