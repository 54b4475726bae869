import { elementsOf, textOf, type Element } from '../../src/workbook/writers/exceljs/xml/tree';
import { associateRibbon } from '../../taskpane/actions/ribbon';
import { at, below, everywhere, manifest, text } from './support/manifest';

/** Stands where nothing is run. */
const nobody = {} as never; // no member of it is asked for

const names = (element: Element | undefined) => (element ? elementsOf(element).map(({ name }) => name) : []);
const host = at(manifest, 'VersionOverrides', 'Hosts', 'Host')[0];
const resources = at(manifest, 'VersionOverrides', 'Resources')[0];

/**
 * The order is part of the schema, which is published as words only ("How to find the proper order of manifest elements"
 * in Microsoft's documentation of add-ins): Office refuses a manifest that has another one.
 */
const orders: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'VersionOverrides',
  ],
  VersionOverrides: ['Hosts', 'Resources'],
  Host: ['Runtimes', 'DesktopFormFactor'],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Supertip: ['Title', 'Description'],
  Resources: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'],
};

describe('manifest.xml', () => {
  it('describes a task pane add-in for workbooks', () => {
    expect(manifest.name).toBe('OfficeApp');
    expect(manifest.attributes['xsi:type']).toBe('TaskPaneApp');
    expect(at(manifest, 'Hosts', 'Host').map(({ attributes }) => attributes.Name)).toEqual(['Workbook']);
    expect(host?.attributes['xsi:type']).toBe('Workbook');
    expect(at(manifest, 'VersionOverrides')[0]?.attributes).toEqual({
      'xmlns': 'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
      'xsi:type': 'VersionOverridesV1_0',
    });
  });

  it.each(Object.entries(orders))('has what stands in %s in the order of the schema', (name, order) => {
    const found = name === 'OfficeApp' ? [manifest] : everywhere(manifest, name).filter((one) => names(one).length > 0);
    expect(found.length).toBeGreaterThan(0);
    for (const element of found) expect(names(element)).toEqual(order);
  });

  it('begins a group with its label and its icon', () => {
    for (const group of everywhere(manifest, 'Group')) {
      expect(names(group).slice(0, 2)).toEqual(['Label', 'Icon']);
      expect(new Set(names(group).slice(2))).toEqual(new Set(['Control']));
    }
  });

  it('identifies the add-in by a GUID and a version of four numbers', () => {
    expect(text('Id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(text('Version')).toMatch(/^(\d{1,5}\.){3}\d{1,5}$/);
  });

  it('loads nothing but over https, and all of it from one place', () => {
    const addresses = below(manifest)
      .flatMap((element) => [...Object.entries(element.attributes), ['text', textOf(element)] as const])
      .filter(([name, value]) => !name.startsWith('xmlns') && /^\w+:\/\/\S+$/.test(value))
      .map(([, value]) => value);
    expect(addresses.length).toBeGreaterThan(40);
    expect(new Set(addresses.map((address) => new URL(address).origin))).toEqual(new Set(['https://localhost:3000']));
  });

  it('lets the pane write into the workbook, and no more', () => {
    expect(text('Permissions')).toBe('ReadWriteDocument');
  });

  it('runs pane and commands in one runtime, which lives as long as the workbook is open', () => {
    const runtime = everywhere(manifest, 'Runtime');
    expect(runtime.map(({ attributes }) => attributes)).toEqual([{ resid: 'Taskpane.Url', lifetime: 'long' }]);
    const pages = [...everywhere(manifest, 'FunctionFile'), ...everywhere(host ?? manifest, 'SourceLocation')];
    expect(pages.map(({ attributes }) => attributes.resid)).toEqual(pages.map(() => 'Taskpane.Url'));
    const [url] = everywhere(manifest, 'bt:Url').filter(({ attributes }) => attributes.id === 'Taskpane.Url');
    expect(at(manifest, 'DefaultSettings', 'SourceLocation')[0]?.attributes.DefaultValue).toBe(
      url?.attributes.DefaultValue,
    );
  });

  it('offers Pull, Check, Run and the pane, in this order', () => {
    const actions = everywhere(manifest, 'Action').map((action) => [
      action.attributes['xsi:type'],
      at(action, 'FunctionName')[0]?.children[0],
    ]);
    expect(actions).toEqual([
      ['ExecuteFunction', 'pull'],
      ['ExecuteFunction', 'check'],
      ['ExecuteFunction', 'run'],
      ['ShowTaskpane', undefined],
    ]);
  });

  it('calls the functions that the pane associates with its actions, and each of them', () => {
    const called = everywhere(manifest, 'FunctionName').map(textOf);
    const associated: string[] = [];
    associateRibbon((name) => associated.push(name), nobody);
    expect(called).toEqual(associated);
  });

  it('names no two of its parts alike', () => {
    const ids = below(manifest).flatMap(({ attributes }) => attributes.id ?? []);
    expect(ids.length).toBe(new Set(ids).size);
    expect(ids.filter((id) => id.length > 125)).toEqual([]);
  });

  it('resolves every resource by a name of at most 32 characters, and has none that nobody uses', () => {
    const named = new Map([
      ['bt:Image', 'bt:Images'],
      ['Label', 'bt:ShortStrings'],
      ['Title', 'bt:ShortStrings'],
      ['Description', 'bt:LongStrings'],
    ]);
    const used = below(manifest).flatMap(({ name, attributes }) =>
      attributes.resid === undefined ? [] : [{ resid: attributes.resid, kind: named.get(name) ?? 'bt:Urls' }],
    );
    const declared = (resources ? elementsOf(resources) : []).flatMap((kind) =>
      elementsOf(kind).map(({ attributes }) => `${kind.name} ${attributes.id ?? ''}`),
    );
    expect(new Set(used.map(({ resid, kind }) => `${kind} ${resid}`))).toEqual(new Set(declared));
    expect(used.filter(({ resid }) => resid.length > 32)).toEqual([]);
  });
});
