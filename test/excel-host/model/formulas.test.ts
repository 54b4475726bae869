import { answer, formula, newWorkbook, noon, put, refusal, value } from './support';

const { workbook, sheet } = newWorkbook();
put(sheet, 'A1', [
  ['Key', 'Status', 'Qty', 'Due'],
  ['K1', 'Open', 1, 46_000],
  ['K2', 'Done', 2.5, 46_010],
  ['k3', 'open', 4, 46_020],
  ['', 'Blocked', 'x', ''],
]);
workbook.names.add('Quantities', '=Sheet1!$C$2:$C$5');
workbook.names.add('Rate', '=0.5');

describe('formulas answer what Excel documents', () => {
  const cases: readonly (readonly [formula: string, answer: string | number | boolean])[] = [
    // Operators and precedence.
    ['=-2^2', 4],
    ['=2^3^2', 64],
    ['=1+2*3%', 1.06],
    ['="5"+1', 6],
    ['="a"&1&TRUE', 'a1TRUE'],
    ['=1/0', '#DIV/0!'],
    ['="a"+1', '#VALUE!'],
    ['="A"="a"', true],
    ['=1<"a"', true],
    ['="z"<TRUE', true],
    ['=0.1+0.2=0.3', true],
    ['=0.3-0.1-0.2', 0],
    ['=A99=0', true],
    ['=A99=""', true],
    ['=A99', 0],
    ['=NOSUCH(1)', '#NAME?'],
    ['=nosuch', '#NAME?'],
    // Logic.
    ['=IF(C2>1,"more","less")', 'less'],
    ['=IF(FALSE,1)', false],
    ['=IFERROR(1/0,"none")', 'none'],
    ['=IFNA(VLOOKUP("K9",A:C,3,FALSE),"none")', 'none'],
    ['=AND(C2=1,C3>2)', true],
    ['=OR(C2=2,C3=2)', false],
    ['=XOR(TRUE,TRUE)', false],
    ['=IFS(C2>5,"a",C2>0,"b")', 'b'],
    ['=SWITCH(B2,"done",1,"open",2,3)', 2],
    ['=CHOOSE(2,"a","b")', 'b'],
    // Sums and counts.
    ['=SUM(C1:C5)', 7.5],
    ['=SUM(Quantities)*Rate', 3.75],
    ['=SUM("3",TRUE)', 4],
    ['=AVERAGE(C2:C4)', 2.5],
    ['=COUNT(A1:D5)', 6],
    ['=COUNTA(A2:A5)', 3],
    ['=COUNTBLANK(A2:A5)', 1],
    ['=COUNTIF(B:B,"open")', 2],
    ['=COUNTIF(A:A,"?*")', 4],
    ['=COUNTIF(A:A,"K~*")', 0],
    ['=COUNTIF(C:C,">1")', 2],
    ['=COUNTIF(C2:C5,"<>")', 4],
    ['=COUNTIF(A2:A5,"")', 1],
    ['=COUNTIFS(B:B,"Open",C:C,">=4")', 1],
    ['=SUMIF(B:B,"Open",C:C)', 5],
    ['=SUMIFS(C:C,B:B,"Open",D:D,"<"&46020)', 1],
    ['=MAX(C:C)-MIN(C:C)', 3],
    ['=MAXIFS(C:C,B:B,"open")', 4],
    ['=SUMPRODUCT((B2:B5="open")*1)', 2],
    ['=SUM({1,2;3,4})', 10],
    ['=MEDIAN(1,2,10)', 2],
    ['=LARGE(C2:C4,2)', 2.5],
    // Rounding.
    ['=ROUND(2.5,0)', 3],
    ['=ROUND(-2.5,0)', -3],
    ['=ROUND(1.005,2)', 1.01],
    ['=ROUND(1234,-2)', 1200],
    ['=ROUNDDOWN(-1.9,0)', -1],
    ['=ROUNDUP(1.01,1)', 1.1],
    ['=INT(-1.5)', -2],
    ['=MOD(-1,3)', 2],
    ['=CEILING(2.1,0.5)', 2.5],
    // Texts.
    ['=LEFT("abc",2)&RIGHT("abc")&MID("abcd",2,2)', 'abcbc'],
    ['=LEN("zażółć")', 6],
    ['=FIND("b","abcb",3)', 4],
    ['=FIND("B","abc")', '#VALUE!'],
    ['=SEARCH("B?","abc")', 2],
    ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
    ['=SUBSTITUTE(SUBSTITUTE("a*b?","*","~*"),"?","~?")', 'a~*b~?'],
    ['=TEXT(46347,"yyyy-mm-dd")', '2026-11-21'],
    ['=TEXT(1234.5,"#,##0.00")', '1,234.50'],
    ['=TEXTJOIN("-",TRUE,A2:A5)', 'K1-K2-k3'],
    ['=TRIM("  a  b ")', 'a b'],
    ['=PROPER("new york")', 'New York'],
    ['=REPT("ab",3)', 'ababab'],
    ['=VALUE("1,234.5")', 1234.5],
    ['=EXACT("a","A")', false],
    ['=REPLACE("abcd",2,2,"-")', 'a-d'],
    // Finding.
    ['=MATCH("k2",A:A,0)', 3],
    ['=MATCH(3,C2:C4)', 2],
    ['=INDEX(A1:C5,MATCH("K2",A1:A5,0),3)', 2.5],
    ['=SUM(INDEX(C1:C5,0))', 7.5],
    ['=SUM(C2:INDEX(C:C,3))', 3.5],
    ['=VLOOKUP("K1",A1:C5,2,FALSE)', 'Open'],
    ['=VLOOKUP("K9",A1:C5,2,FALSE)', '#N/A'],
    ['=XLOOKUP("K2",A:A,C:C)', 2.5],
    ['=XLOOKUP("K9",A:A,C:C,"none")', 'none'],
    ['=SUM(OFFSET(C1,1,0,3,1))', 7.5],
    ['=COUNTA(OFFSET($A$1,MATCH("K1",$A:$A,0)-1,0,3,1))', 3],
    ['=INDIRECT("C"&2)', 1],
    ['=ROW(C7)&","&COLUMN(C7)&","&ROWS(A1:A9)', '7,3,9'],
    ['=COUNTA(UNIQUE(B2:B5))', 3],
    // Dates.
    ['=TODAY()', Math.floor(noon)],
    ['=D2-TODAY()', 46_000 - Math.floor(noon)],
    ['=DATE(2026,2,30)', 46_083],
    ['=YEAR(46347)&"-"&MONTH(46347)&"-"&DAY(46347)', '2026-11-21'],
    ['=WEEKDAY(46347,2)', 6],
    ['=EOMONTH(46347,0)', 46_356],
    ['=EDATE(46053,1)', 46_081],
    ['=DATEDIF(45000,46347,"m")', 44],
    ['=ISOWEEKNUM(46347)', 47],
    ['=DATE(1900,3,1)', 61],
    // What a value is.
    ['=ISNUMBER(C2)', true],
    ['=ISNUMBER(C5)', false],
    ['=ISBLANK(A5)', true],
    ['=ISERROR(1/0)', true],
    ['=ISTEXT(B2)', true],
  ];

  test.each(cases)('%s', (text, expected) => {
    const found = answer(sheet, text);
    if (typeof expected === 'number') expect(found).toBeCloseTo(expected, 10);
    else expect(found).toBe(expected);
  });
});

describe('formulas that Excel does not take', () => {
  test.each(['=1+', '=SUM(1', '=IF()', '=LEFT()', '=Missing!A1', '=NoTable[Qty]', '="a', '=A1:'])('%s', (text) => {
    expect(refusal(() => answer(sheet, text))).toBe('InvalidArgument');
  });
});

test('a formula is spelled the way Excel spells it', () => {
  put(sheet, 'Z2', [["=sum( $a1:B$2 , 'Sheet1'!c:c )+true"]]);
  expect(formula(sheet, 'Z2')).toBe('=SUM( $A1:B$2 , Sheet1!C:C )+TRUE');
});

test('a change reaches everything that depends on it, also over other sheets and names', () => {
  const book = newWorkbook({ sheets: ['One', 'My other'] });
  const [one, other] = book.workbook.sheets.list();
  put(one!, 'A1', [[2]]);
  book.workbook.names.add('Base', '=One!$A$1');
  put(other!, 'A1', [['=Base*10', '=A1+One!A1', "=SUM('My other'!A1:B1)"]]);
  expect(value(other!, 'C1')).toBe(42);
  book.workbook.user.type(one!.id, { row: 0, column: 0 }, '3');
  expect(value(other!, 'C1')).toBe(63);
  one!.rename('Uno');
  expect(formula(other!, 'B1')).toBe('=A1+Uno!A1');
});

test('ten thousand cells may each read the one before', () => {
  const { sheet: long } = newWorkbook();
  // Written from the end, so that every formula reads one that is not known yet.
  const rows = 10_000;
  put(long, 'A1', [...Array.from({ length: rows - 1 }, (_, index) => [`=A${String(index + 2)}+1`]), [1]]);
  expect(value(long, 'A1')).toBe(rows);
});

test('formulas that read themselves show 0 until they do not', () => {
  const { workbook: book, sheet: round } = newWorkbook();
  put(round, 'A1', [['=B1+1', '=C1+1', '=A1+1', '=SUM(D:D)', '=A1+5']]);
  expect(book.isCircular).toBe(true);
  expect(['A1', 'B1', 'C1', 'D1', 'E1'].map((address) => value(round, address))).toEqual([0, 0, 0, 0, 5]);
  put(round, 'C1', [[1, 2]]);
  expect(book.isCircular).toBe(false);
  expect(['A1', 'B1', 'E1'].map((address) => value(round, address))).toEqual([3, 2, 8]);
});

test('days left change at midnight without any edit', () => {
  let now = noon;
  const { workbook: book, sheet: days } = newWorkbook({ clock: { serialNow: () => now } });
  put(days, 'A1', [[46_350, '=A1-TODAY()']]);
  expect(value(days, 'B1')).toBe(3);
  now += 1;
  book.calculate();
  expect(value(days, 'B1')).toBe(2);
});

describe('with manual calculation', () => {
  const manual = () => {
    const made = newWorkbook();
    made.workbook.calculationMode = 'Manual';
    return made;
  };

  test('a formula is worked out when it is entered', () => {
    const { workbook: book, sheet: cells } = manual();
    put(cells, 'A1', [[2, '=A1*10', '=SUM(A1:B1)']]);
    expect([value(cells, 'B1'), value(cells, 'C1')]).toEqual([20, 22]);
    book.user.type(cells.id, { row: 1, column: 0 }, '=B1+1');
    expect(value(cells, 'A2')).toBe(21);
  });

  test('formulas entered at once see each other, in whatever order', () => {
    const { sheet: cells } = manual();
    put(cells, 'A1', [['=B1+1', '=C1+1', 5, '=SUM(A1:C1)']]);
    expect(['A1', 'B1', 'D1'].map((address) => value(cells, address))).toEqual([7, 6, 18]);
  });

  test('formulas that were there before wait for a calculation, also where a new one reads them', () => {
    const { workbook: book, sheet: cells } = manual();
    put(cells, 'A1', [[2, '=A1*10']]);
    put(cells, 'A1', [[3]]);
    put(cells, 'C1', [['=B1+1']]);
    expect([value(cells, 'B1'), value(cells, 'C1')]).toEqual([20, 21]);
    book.calculate();
    expect([value(cells, 'B1'), value(cells, 'C1')]).toEqual([30, 31]);
  });
});
