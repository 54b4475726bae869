/** One event of a `text/event-stream`. */
export interface ServerEvent {
  readonly name: string;
  readonly data: string;
  /** The last id that the stream named, with this event or before it; empty: none yet. */
  readonly id: string;
}

/** Reads a `text/event-stream` that arrives in pieces: takes a piece of text, gives the events that it completes. */
export type EventParser = (text: string) => readonly ServerEvent[];

/** A parser as the standard describes it (html.spec.whatwg.org, "Parsing an event stream"), for one connection. */
export function createEventParser(lastId = ''): EventParser {
  let rest = '';
  let id = lastId;
  let name = '';
  let data: string[] = [];

  function takeField(line: string): void {
    const colon = line.indexOf(':');
    // A line that begins with a colon is a comment: a sign of life, nothing more.
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  }

  function takeLine(line: string): ServerEvent | undefined {
    if (line !== '') {
      takeField(line);
      return undefined;
    }
    const event = data.length === 0 ? undefined : { name: name === '' ? 'message' : name, data: data.join('\n'), id };
    name = '';
    data = [];
    return event;
  }

  return (text) => {
    const all = rest + text;
    // A carriage return at the end may be half of a line end.
    const whole = all.endsWith('\r') ? all.slice(0, -1) : all;
    const lines = whole.split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + all.slice(whole.length);
    return lines.flatMap((line) => takeLine(line) ?? []);
  };
}
