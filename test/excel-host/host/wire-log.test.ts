import { utf8Bytes, WireLog } from '../../../src/excel-host';

const entry = {
  at: 0,
  milliseconds: 1,
  flags: 0,
  requestBytes: 10,
  answerBytes: 20,
  request: undefined,
  answer: { Results: [] },
};

describe('the wire log', () => {
  it('counts all round trips and keeps the last ones', () => {
    const log = new WireLog(3);
    const heard: number[] = [];
    const stop = log.subscribe(({ number }) => heard.push(number));
    for (let index = 0; index < 5; index += 1) log.add(entry);
    stop();
    log.add(entry);
    expect(log.count).toBe(6);
    expect(log.entries.map(({ number }) => number)).toEqual([4, 5, 6]);
    expect(heard).toEqual([1, 2, 3, 4, 5]);
  });

  it.each(['', 'abc', 'żółw', '微软', '🙂 ok', 'ß€'])('counts the bytes of %j', (text) => {
    expect(utf8Bytes(text)).toBe(Buffer.byteLength(text, 'utf8'));
  });
});
