import { contrast, darkened, inkFor, readableOn } from '../../../taskpane/workbench/grid/look/colour';

describe('colours of a workbook', () => {
  it('have the contrast that WCAG works out', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('stay as they are where they can be read', () => {
    expect(readableOn('#8a1212', '#fbdada')).toBe('#8a1212');
  });

  it.each(['#595959', '#8a1212', '#5b6b7c', '#14532b', '#4b2279'])(
    '%s is lightened on dark paper until it can be read',
    (colour) => {
      expect(contrast(readableOn(colour, '#292929'), '#292929')).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['#fbdada', '#dce9f9', '#fff1cc', '#eef5fc'])('%s becomes a dark fill with light ink', (fill) => {
    expect(inkFor(darkened(fill))).toBe('#ffffff');
    expect(contrast('#ffffff', darkened(fill))).toBeGreaterThanOrEqual(4.5);
  });

  it('leaves a fill that is dark already', () => {
    expect(darkened('#0f5ea8')).toBe('#0f5ea8');
  });
});
