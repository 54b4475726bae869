import { headerColours, toneColours, type BlockLook } from '../../../index';
import { forAll } from './formats';

const numberFormatOf: Readonly<Partial<Record<BlockLook, string>>> = {
  code: '@',
  number: '#,##0',
  amount: '#,##0.00',
  day: 'yyyy-mm-dd',
};

const titleSize = 13;

/** Gives cells of Summary or `_crossgrade` their look. */
export function drawLook(range: Excel.Range, look: BlockLook): void {
  range.numberFormat = forAll(numberFormatOf[look] ?? 'General');
  const { format } = range;
  switch (look) {
    case 'title':
      format.font.bold = true;
      format.font.size = titleSize;
      return;
    case 'alarm':
      format.font.bold = true;
      format.font.color = `#${toneColours.bad.text}`;
      return;
    case 'heading':
      format.font.bold = true;
      format.font.color = `#${headerColours.S.text}`;
      format.fill.color = `#${headerColours.S.fill}`;
      return;
    case 'total':
      format.font.bold = true;
      return;
    case 'label':
      format.verticalAlignment = 'Top';
      return;
    case 'code':
    case 'number':
    case 'amount':
    case 'day':
      return;
  }
}
