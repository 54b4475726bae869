import { locales, defaultLocale } from '../../src/messages';
import { elementsOf } from '../../src/workbook/writers/exceljs/xml/tree';
import { manifest as written } from '../../build/pane/manifest.cjs';
import { locales as localesOfTheBuild } from '../../build/pane/sentences.cjs';
import { at, everywhere, manifest, manifestText, text } from './support/manifest';

/** Texts that a person reads: the address of a picture or page is the same for everybody. */
const localised = [
  ...at(manifest, 'Description'),
  ...everywhere(manifest, 'bt:String').filter(({ attributes }) => attributes.id !== 'Group.Label'),
];
const valuesOf = (path: readonly string[]) =>
  at(manifest, ...path).flatMap((element) =>
    [element, ...elementsOf(element)].map(({ attributes }) => attributes.DefaultValue ?? attributes.Value ?? ''),
  );

describe('the texts of manifest.xml', () => {
  it('are what the catalogues say', () => {
    expect(manifestText === written() || 'npm run manifest').toBe(true);
  });

  it('are in the languages that Crossgrade speaks', () => {
    expect(localesOfTheBuild).toEqual([...locales]);
    expect(text('DefaultLocale')).toBe(defaultLocale);
  });

  it('have one override for every language but the default one', () => {
    expect(localised.length).toBeGreaterThan(10);
    const others = locales.filter((locale) => locale !== defaultLocale);
    for (const element of localised) {
      expect(elementsOf(element).map(({ attributes }) => attributes.Locale)).toEqual(others);
      const texts = elementsOf(element).map(({ attributes }) => attributes.Value);
      expect(texts.filter((one) => one === undefined || one === '')).toEqual([]);
    }
  });

  it.each([
    ['the name', ['DisplayName'], 125],
    ['the description', ['Description'], 250],
    ['a short text', ['VersionOverrides', 'Resources', 'bt:ShortStrings', 'bt:String'], 64],
    ['a long text', ['VersionOverrides', 'Resources', 'bt:LongStrings', 'bt:String'], 128],
  ])('keep %s to the length that Office takes', (_what, path, most) => {
    const values = valuesOf(path);
    expect(values).not.toEqual([]);
    expect(values.filter((value) => value.length > most)).toEqual([]);
  });

  it('name the buttons by different words in every language', () => {
    const labels = everywhere(manifest, 'bt:String').filter(({ attributes }) => attributes.id?.endsWith('.Label'));
    for (const locale of locales) {
      const words = labels.map(
        (label) =>
          elementsOf(label).find(({ attributes }) => attributes.Locale === locale)?.attributes.Value ??
          label.attributes.DefaultValue,
      );
      expect(new Set(words).size).toBe(labels.length);
    }
  });
});
