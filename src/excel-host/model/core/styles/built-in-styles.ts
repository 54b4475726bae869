import { changedFormat, defaultFormat, type FormatChange } from '../../format';
import type { CellStyle, StyleParts } from '../../style';

const none: StyleParts = {
  number: false,
  alignment: false,
  font: false,
  border: false,
  patterns: false,
  protection: false,
};
const everything: StyleParts = {
  number: true,
  alignment: true,
  font: true,
  border: true,
  patterns: true,
  protection: true,
};

const navy = '#44546A';
const accents = ['#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47'];

const style = (builtIn: string, name: string, parts: Partial<StyleParts>, change: FormatChange): CellStyle => ({
  name,
  builtIn,
  parts: { ...none, ...parts },
  format: { ...changedFormat(defaultFormat, change), style: name },
});

const font = { font: true };
const filled = { font: true, patterns: true };
const boxed = { font: true, patterns: true, border: true };
const lined = { font: true, border: true };

const box = (color: string, line: 'Continuous' | 'Double' = 'Continuous') => {
  const border = { style: line, weight: line === 'Double' ? 'Thick' : 'Thin', color } as const;
  return { EdgeTop: border, EdgeBottom: border, EdgeLeft: border, EdgeRight: border };
};
const under = (color: string, weight: 'Medium' | 'Thick') => ({
  EdgeBottom: { style: 'Continuous', weight, color } as const,
});

/** A colour with so much white in it: 0.8 of a light one is white. */
function lighter(color: string, white: number): string {
  const parts = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16);
    return Math.round(part + (255 - part) * white)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('').toUpperCase()}`;
}

const shades = [
  ['20', 0.8, '#000000'],
  ['40', 0.6, '#000000'],
  ['60', 0.4, '#FFFFFF'],
] as const;

function accentStyles(color: string, index: number): readonly CellStyle[] {
  const accent = `Accent${String(index + 1)}`;
  return [
    style(accent, accent, filled, { fill: color, font: { color: '#FFFFFF' } }),
    ...shades.map(([percent, white, text]) =>
      style(`${accent}_${percent}`, `${percent}% - ${accent}`, filled, {
        fill: lighter(color, white),
        font: { color: text },
      }),
    ),
  ];
}

/** The styles that every workbook begins with, in the colours of the Office theme ("Apply, create, or remove a cell style"). */
export const builtInStyles: readonly CellStyle[] = [
  style('Normal', 'Normal', everything, {}),
  style('Comma', 'Comma', { number: true }, { numberFormat: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)' }),
  style('WholeComma', 'Comma [0]', { number: true }, { numberFormat: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)' }),
  style(
    'Currency',
    'Currency',
    { number: true },
    { numberFormat: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)' },
  ),
  style(
    'WholeDollar',
    'Currency [0]',
    { number: true },
    { numberFormat: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)' },
  ),
  style('Percent', 'Percent', { number: true }, { numberFormat: '0%' }),
  style('Hlink', 'Hyperlink', font, { font: { color: '#0563C1', underline: 'Single' } }),
  style('HlinkTrav', 'Followed Hyperlink', font, { font: { color: '#954F72', underline: 'Single' } }),
  style('Good', 'Good', filled, { fill: '#C6EFCE', font: { color: '#006100' } }),
  style('Bad', 'Bad', filled, { fill: '#FFC7CE', font: { color: '#9C0006' } }),
  style('Neutral', 'Neutral', filled, { fill: '#FFEB9C', font: { color: '#9C5700' } }),
  style('Note', 'Note', { border: true, patterns: true }, { fill: '#FFFFCC', borders: box('#B2B2B2') }),
  style('WarningText', 'Warning Text', font, { font: { color: '#FF0000' } }),
  style('ExplanatoryText', 'Explanatory Text', font, { font: { color: '#7F7F7F', italic: true } }),
  style('Input', 'Input', boxed, { fill: '#FFCC99', font: { color: '#3F3F76' }, borders: box('#7F7F7F') }),
  style('Output', 'Output', boxed, {
    fill: '#F2F2F2',
    font: { color: '#3F3F3F', bold: true },
    borders: box('#3F3F3F'),
  }),
  style('Calculation', 'Calculation', boxed, {
    fill: '#F2F2F2',
    font: { color: '#FA7D00', bold: true },
    borders: box('#7F7F7F'),
  }),
  style('CheckCell', 'Check Cell', boxed, {
    fill: '#A5A5A5',
    font: { color: '#FFFFFF', bold: true },
    borders: box('#3F3F3F', 'Double'),
  }),
  style('LinkedCell', 'Linked Cell', lined, {
    font: { color: '#FA7D00' },
    borders: { EdgeBottom: { style: 'Double', weight: 'Thick', color: '#FF8001' } },
  }),
  style('SheetTitle', 'Title', font, { font: { name: 'Calibri Light', size: 18, color: navy } }),
  style('Heading1', 'Heading 1', lined, {
    font: { size: 15, bold: true, color: navy },
    borders: under('#4472C4', 'Thick'),
  }),
  style('Heading2', 'Heading 2', lined, {
    font: { size: 13, bold: true, color: navy },
    borders: under(lighter('#4472C4', 0.5), 'Thick'),
  }),
  style('Heading3', 'Heading 3', lined, {
    font: { bold: true, color: navy },
    borders: under(lighter('#4472C4', 0.4), 'Medium'),
  }),
  style('Heading4', 'Heading 4', font, { font: { bold: true, color: navy } }),
  style('Total', 'Total', lined, {
    font: { bold: true },
    borders: {
      EdgeTop: { style: 'Continuous', weight: 'Thin', color: '#4472C4' },
      EdgeBottom: { style: 'Double', weight: 'Thick', color: '#4472C4' },
    },
  }),
  ...accents.flatMap(accentStyles),
];
