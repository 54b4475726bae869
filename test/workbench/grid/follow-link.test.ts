import { outsideOf } from '../../../taskpane/workbench/grid/state/follow-link';

const link = (address: string | undefined, documentReference?: string) => ({
  address,
  documentReference,
  screenTip: undefined,
});

describe('links out of a workbook', () => {
  it.each([
    ['https://example.com/a?b=c', 'https://example.com/a?b=c'],
    ['HTTP://example.com', 'http://example.com/'],
    ['mailto:mail@example.com?subject=Hello', 'mailto:mail@example.com?subject=Hello'],
  ])('lead to pages and mails: %s', (address, expected) => {
    expect(outsideOf(link(address))).toBe(expected);
  });

  it('lead to a place within a page', () => {
    expect(outsideOf(link('https://example.com/a', 'top'))).toBe('https://example.com/a#top');
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ms-excel:ofe|u|https://example.com',
    'other.xlsx',
    undefined,
  ])('lead nowhere else: %s', (address) => {
    expect(outsideOf(link(address))).toBeUndefined();
  });
});
