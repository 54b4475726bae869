import { withPublicUrl } from '../../build/pane/public-url.cjs';
import { at, everywhere, manifestText } from './support/manifest';
import { parseXml } from '../../src/workbook/writers/exceljs/xml/tree';

const deliveredAt = (address: string) => withPublicUrl(manifestText, { CROSSGRADE_PUBLIC_URL: address });

describe('the manifest for the address at which people reach the pages', () => {
  it('is the one for development where no address is given', () => {
    expect(withPublicUrl(manifestText, {})).toBe(manifestText);
    expect(withPublicUrl(manifestText, { CROSSGRADE_PUBLIC_URL: '' })).toBe(manifestText);
  });

  it.each(['https://crossgrade.example', 'https://crossgrade.example/', 'https://crossgrade.example:8443'])(
    'names %s everywhere and the own machine nowhere',
    (address) => {
      const delivered = deliveredAt(address);
      expect(delivered).not.toContain('localhost');
      const [page] = everywhere(parseXml(delivered), 'bt:Url');
      expect(page?.attributes.DefaultValue).toBe(`${address.replace(/\/$/, '')}/taskpane.html`);
    },
  );

  it('keeps the path of the address, but not in the list of domains', () => {
    const delivered = parseXml(deliveredAt('https://intranet.example/tools/crossgrade/'));
    expect(at(delivered, 'DefaultSettings', 'SourceLocation')[0]?.attributes.DefaultValue).toBe(
      'https://intranet.example/tools/crossgrade/taskpane.html',
    );
    expect(at(delivered, 'AppDomains', 'AppDomain')[0]?.children).toEqual(['https://intranet.example']);
  });

  it.each([
    'http://crossgrade.example',
    'crossgrade.example',
    'https://crossgrade.example/?a=1',
    'https://a.example/#b',
  ])('is refused for %s', (address) => {
    expect(() => deliveredAt(address)).toThrow('CROSSGRADE_PUBLIC_URL');
  });
});
