import fc from 'fast-check';
import { createEventParser } from '../../../taskpane/gateway-client/event-parser';

const stream =
  ': hello\nretry: 10\n\nid: 7\nevent: rows\ndata: {"a":\ndata: 1}\n\ndata:plain\r\n\r\nevent: end\ndata: x\n\n';

describe('the parser of an event stream', () => {
  it('reads names, data of several lines, and ids that hold until another is named', () => {
    expect(createEventParser()(stream)).toEqual([
      { name: 'rows', data: '{"a":\n1}', id: '7' },
      { name: 'message', data: 'plain', id: '7' },
      { name: 'end', data: 'x', id: '7' },
    ]);
  });

  it('gives the same events however the stream is cut', () => {
    const whole = createEventParser()(stream);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 12 }), (cuts) => {
        const parse = createEventParser();
        const places = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const events = places.slice(1).flatMap((end, index) => parse(stream.slice(places[index], end)));
        expect(events).toEqual(whole);
      }),
    );
  });

  it('tells nothing of an event that the stream does not finish, nor of comments', () => {
    expect(createEventParser()(': heartbeat\n\ndata: half')).toEqual([]);
  });

  it('goes on counting from the id that the connection before it ended with', () => {
    expect(createEventParser('41')('data: x\n\n')).toEqual([{ name: 'message', data: 'x', id: '41' }]);
  });
});
