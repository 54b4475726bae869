/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '../../../src/messages';
import { servedRibbon } from '../../../taskpane/workbench/ribbon/load-manifest';
import { inLanguage, readManifest } from '../../../taskpane/workbench/ribbon/manifest';
import { root } from '../../house/support/root';

const xml = readFileSync(join(root, 'manifest.xml'), 'utf8');
const parser = new DOMParser();
const buttons = () =>
  readManifest(xml, parser)
    .tabs.flatMap((tab) => tab.groups)
    .flatMap((group) => group.buttons);

describe('the ribbon of the manifest', () => {
  it('has the buttons with what they do', () => {
    expect(buttons().map(({ action }) => (action.kind === 'function' ? action.functionName : action.kind))).toEqual([
      'pull',
      'check',
      'run',
      'show-taskpane',
    ]);
  });

  it.each(locales.filter((locale) => locale !== 'en-US'))('has labels and supertips in %s', (locale) => {
    for (const { label, supertipText } of buttons()) {
      expect(inLanguage(label, locale)).not.toBe('');
      expect(inLanguage(supertipText, locale)).not.toBe(supertipText.value);
    }
  });

  it('takes its files from the server of the workbench', () => {
    const ribbon = servedRibbon(xml, 'https://localhost:4443/', parser);
    const addresses = ribbon.tabs
      .flatMap((tab) => tab.groups)
      .flatMap((group) => group.buttons)
      .flatMap(({ icons }) => [...icons.values()]);
    expect(addresses.length).toBeGreaterThan(20);
    for (const { value } of addresses) expect(value).toMatch(/^https:\/\/localhost:4443\/assets\//);
    expect(ribbon.icon).toMatch(/^https:\/\/localhost:4443\//);
  });

  it('is refused where it contradicts itself', () => {
    expect(() => readManifest(xml.replace('resid="Pull.Label"', 'resid="Nowhere"'), parser)).toThrow('Nowhere');
    expect(() => readManifest('<OfficeApp', parser)).toThrow('manifest');
  });
});
