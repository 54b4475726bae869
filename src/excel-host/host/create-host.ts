import type { Clock } from '../../base';
import { type Workbook } from '../model';
import { runBatch } from './batch';
import { Commands } from './commands';
import { type EventEntry, eventEntry } from './event-types';
import { Faults } from './faults';
import { Host } from './host';
import { HostError, type HostErrorCode } from './host-error';
import { rangeAreasType } from './members/ranges/range-areas';
import { rangeType } from './members/ranges/range';
import { services } from './members/app-runtime';
import { rootOf } from './members/workbook';
import { workbookRangeAreasType } from './members/ranges/traced-ranges';
import { worksheetType } from './members/sheets/worksheet';
import { type AnswerBody, readRequestBody, type RequestBody } from './protocol';
import { defaultRequirementSets, type RequirementSets } from './requirement-sets';
import { RuntimeServices } from './runtime-services';
import { utf8Bytes } from './text-size';
import { WireLog } from './wire-log';

export interface HostOptions {
  readonly workbook: Workbook;
  readonly clock: Pick<Clock, 'now'>;
  /** What this Excel can do; default: all that the tables of members hold. */
  readonly requirementSets?: RequirementSets;
  /** How many round trips the log keeps; default 500. */
  readonly logCapacity?: number;
}

/** One request of the rich API, as a transport took it out of its own envelope. */
export interface RichRequest {
  readonly body: unknown;
  readonly bytes: number;
  readonly flags: number;
}

/** The flag by which a batch asks to wait while the person edits a cell (`delayForCellEdit`). */
const delayForCellEdit = 64;

/** The stand-in for Excel: answers what office.js asks, over a workbook model. */
export class ExcelHost {
  readonly faults = new Faults();
  readonly services = new RuntimeServices();
  readonly commands = new Commands();
  readonly log: WireLog;
  readonly workbook: Workbook;
  /** What this Excel is said to have; the version picker sets it. The add-in learns of it when it is loaded. */
  requirementSets: RequirementSets;

  readonly #host: Host;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #listeners = new Set<(entries: readonly EventEntry[]) => void>();
  #waiting: EventEntry[] = [];
  #answering = 0;
  #editing: { readonly end: () => void; readonly ended: Promise<void> } | undefined;

  constructor(options: HostOptions) {
    this.workbook = options.workbook;
    this.#clock = options.clock;
    this.requirementSets = options.requirementSets ?? defaultRequirementSets;
    this.log = new WireLog(options.logCapacity ?? 500);
    this.#host = new Host({
      workbook: options.workbook,
      tables: {
        root: rootOf,
        range: rangeType,
        rangeAreas: rangeAreasType,
        workbookRangeAreas: workbookRangeAreasType,
        worksheet: worksheetType,
        services,
      },
      faults: this.faults,
      services: this.services,
      requirementSets: () => this.requirementSets,
      now: () => this.#clock.now().toISOString(),
    });
    options.workbook.on((event) => this.#tell(this.#host.entriesOf(event)));
    options.workbook.onShift((shift) => this.#host.follow(shift.sheetId, (area) => shift.area(area)));
    this.services.subscribe((state, before) => {
      if (state.pane === before.pane) return;
      const visibility = state.pane === 'Visible' ? 'Visible' : 'Hidden';
      this.#tell([eventEntry('visibilityChanged', '', { visibility })]);
    });
  }

  /** How many objects and events the add-in holds on to: both are to be none when it is done. */
  get held(): { readonly references: number; readonly events: readonly string[] } {
    return { references: this.#host.references.size, events: this.#host.events.registered };
  }

  /** Forgets what the add-in's page held on to; a transport calls it when the page was loaded anew. */
  restart(): void {
    this.#host.restart();
    this.commands.restart();
    this.services.change({ actionsReady: false });
    this.#waiting = [];
  }

  /** Hears the events that the add-in registered for; the answer takes the listener away. */
  onEvents(listener: (entries: readonly EventEntry[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The person edits a cell until the answer is called: Excel takes no request meanwhile. */
  beginCellEdit(): () => void {
    if (this.#editing) return this.#editing.end;
    let release = () => {};
    const ended = new Promise<void>((resolve) => {
      release = resolve;
    });
    const end = () => {
      this.#editing = undefined;
      release();
    };
    this.#editing = { end, ended };
    return end;
  }

  /**
   * Answers a request as JSON text. `answered` is called with it before events are told that the request has caused:
   * the library takes them in that order.
   */
  async process(request: RichRequest, answered: (text: string) => void): Promise<void> {
    while (this.#editing && (request.flags & delayForCellEdit) !== 0) await this.#editing.ended;
    const started = this.#clock.now().getTime();
    this.#answering += 1;
    try {
      const { answer, body } = this.#answer(request);
      const { text, bytes, sent } = this.#serialize(answer);
      this.log.add({
        at: started,
        milliseconds: this.#clock.now().getTime() - started,
        flags: request.flags,
        requestBytes: request.bytes,
        answerBytes: bytes,
        request: body,
        answer: sent,
      });
      answered(text);
    } finally {
      this.#answering -= 1;
      this.#flush();
    }
  }

  #answer(request: RichRequest): { readonly answer: AnswerBody; readonly body: RequestBody | undefined } {
    let body: RequestBody | undefined;
    try {
      const due = this.faults.beginRequest();
      if (due.before) throw due.before;
      this.faults.requireSize(request.bytes, 'RequestPayloadSizeLimitExceeded');
      if (this.#editing) throw new HostError('InvalidOperationInCellEditMode');
      const read = readRequestBody(request.body);
      body = read;
      const answer = this.workbook.batch('addin', () => runBatch(this.#host, read));
      if (due.after) throw due.after;
      return { answer, body };
    } catch (error) {
      return { answer: failed(HostError.from(error)), body };
    }
  }

  #serialize(answer: AnswerBody): { readonly text: string; readonly bytes: number; readonly sent: AnswerBody } {
    const text = JSON.stringify(answer);
    const bytes = utf8Bytes(text);
    if (bytes <= this.faults.payloadLimit) return { text, bytes, sent: answer };
    const code: HostErrorCode = 'ResponsePayloadSizeLimitExceeded';
    const refused = failed(new HostError(code));
    return { text: JSON.stringify(refused), bytes, sent: refused };
  }

  #tell(entries: readonly EventEntry[]): void {
    this.#waiting.push(...entries);
    if (this.#answering === 0) this.#flush();
  }

  #flush(): void {
    if (this.#waiting.length === 0 || this.#answering > 0) return;
    const entries = this.#waiting;
    this.#waiting = [];
    for (const listener of [...this.#listeners]) listener(entries);
  }
}

/** An answer in which nothing was done. */
const failed = ({ code, message, status, location = '' }: HostError): AnswerBody => ({
  Error: { Code: code, Message: message, Location: location, ActionIndex: 0, HttpStatusCode: status },
  Results: [],
});

/** A stand-in for Excel over a workbook. */
export const createHost = (options: HostOptions): ExcelHost => new ExcelHost(options);
