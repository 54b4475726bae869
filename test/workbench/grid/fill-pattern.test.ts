import { defaultFormat } from '../../../src/excel-host';
import { cellStyle, type Paper } from '../../../taskpane/workbench/grid/look/cell-style';

const white: Paper = { colour: '#ffffff', ink: '#000000', dark: false };
const dark: Paper = { colour: '#1f1f1f', ink: '#ffffff', dark: true };

const styleOf = (kind: 'Gray50' | 'Gray8' | 'Grid' | 'Down', fill: string | undefined, paper = white) =>
  cellStyle({ ...defaultFormat, fill, pattern: { kind, color: '#ff0000' } }, undefined, undefined, paper);

describe('patterns of fills', () => {
  it('of dots have the colour that they make with what is behind them', () => {
    expect(styleOf('Gray50', '#00ff00').backgroundColor).toBe('color-mix(in srgb, #ff0000 50%, #00ff00)');
    expect(styleOf('Gray8', undefined).backgroundColor).toBe('color-mix(in srgb, #ff0000 6.25%, #ffffff)');
  });

  it('of lines are lines over what is behind them', () => {
    const { backgroundColor, backgroundImage } = styleOf('Grid', undefined);
    expect(backgroundColor).toBe('#ffffff');
    expect(backgroundImage).toMatch(
      /^repeating-linear-gradient\(0deg, #ff0000 0 1px.*repeating-linear-gradient\(90deg,/,
    );
    expect(styleOf('Down', undefined).backgroundImage).toMatch(/^repeating-linear-gradient\(45deg, #ff0000 0 2px/);
  });

  it('are as dark as other fills on dark paper', () => {
    const { backgroundColor } = styleOf('Gray50', '#ffffff', dark);
    expect(backgroundColor).not.toContain('#ffffff');
  });
});
