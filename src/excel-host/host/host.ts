import type { Area, Sheet, Workbook } from '../model';
import { CellRange } from './cell-range';
import { type EventEntry } from './event-types';
import { Events } from './events';
import { type Faults } from './faults';
import { HostError } from './host-error';
import { type HostObject, hostObject, type ObjectType, publicName } from './object-type';
import { References } from './references';
import { isSetSupported, requireMember, requirementOf, type RequirementSets } from './requirement-sets';
import { type RuntimeServices } from './runtime-services';

/** What the host stands on: the tables of classes, so that this file needs to know none of them. */
export interface HostTables {
  readonly root: (host: Host) => HostObject;
  readonly range: ObjectType<CellRange>;
  readonly rangeAreas: ObjectType<CellRange>;
  readonly workbookRangeAreas: ObjectType<readonly CellRange[]>;
  readonly worksheet: ObjectType<Sheet>;
  /** Services that the library makes by name (`new`), outside of the workbook. */
  readonly services: Readonly<Record<string, (host: Host) => HostObject>>;
}

export interface HostParts {
  readonly workbook: Workbook;
  readonly tables: HostTables;
  readonly faults: Faults;
  readonly services: RuntimeServices;
  readonly requirementSets: () => RequirementSets;
  /** Now, as an ISO text: comments say when they were written. */
  readonly now: () => string;
}

/** How many ranges of events are remembered; a handler asks for its range at once or never. */
const rememberedEventRanges = 1_000;

/** What the members of all classes work with: the workbook, and what the add-in's session holds on to. */
export class Host {
  readonly workbook: Workbook;
  readonly services: RuntimeServices;
  readonly references: References;
  readonly events: Events;
  readonly root: HostObject;
  /** Ranges that follow their cells: those the add-in keeps, and those of events. */
  readonly #following = new Set<CellRange>();
  readonly #eventRanges = new Map<string, HostObject>();
  #lastEventRange = 0;
  #lastId = 0;

  constructor(private readonly parts: HostParts) {
    this.workbook = parts.workbook;
    this.services = parts.services;
    this.references = new References((object, kept) => {
      const range = object.as(parts.tables.range) ?? object.as(parts.tables.rangeAreas);
      if (range === undefined) return;
      if (kept) this.#following.add(range);
      else this.#following.delete(range);
    });
    this.events = new Events({ referTo: (sheetId, areas) => this.#referTo(sheetId, areas) });
    this.root = parts.tables.root(this);
  }

  get requirementSets(): RequirementSets {
    return this.parts.requirementSets();
  }

  /** Forgets what the add-in's page held on to: it was loaded anew. */
  restart(): void {
    this.references.removeAll();
    this.events.clear();
    this.#eventRanges.clear();
    this.#following.clear();
  }

  get rangeTypes(): readonly ObjectType<CellRange>[] {
    return [this.parts.tables.range, this.parts.tables.rangeAreas];
  }

  range(range: CellRange): HostObject {
    return hostObject(this.parts.tables.range, range);
  }

  worksheet(sheet: Sheet): HostObject {
    return hostObject(this.parts.tables.worksheet, sheet);
  }

  rangeAreas(range: CellRange): HostObject {
    return hostObject(this.parts.tables.rangeAreas, range);
  }

  /** Cells of several sheets, those of each sheet together. */
  workbookRangeAreas(ranges: readonly CellRange[]): HostObject {
    return hostObject(this.parts.tables.workbookRangeAreas, ranges);
  }

  cells(sheetId: string, ...areas: readonly Area[]): CellRange {
    return new CellRange(this.workbook, this.workbook.sheets.get(sheetId), areas);
  }

  now(): string {
    return this.parts.now();
  }

  /** An id for what the model does not number itself. */
  newId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  newObject(name: string): HostObject {
    const make = this.parts.tables.services[name];
    if (make === undefined) {
      throw new HostError('ApiNotFound', { message: `This host does not know the service ${name}.` });
    }
    return make(this);
  }

  /** Runs a member: it has to be in this version of Excel, and what it throws says where. */
  run<Result>(type: string, member: string, use: 'get' | 'set', call: () => Result): Result {
    try {
      requireMember(this.requirementSets, type, member, use);
      this.parts.faults.requireMember(`${type}.${publicName(member)}`);
      return call();
    } catch (error) {
      throw this.at(type, member, HostError.from(error));
    }
  }

  /** The error, with the member where it happened unless one further inside is named already. */
  at(type: string, member: string, error: HostError): HostError {
    error.location ??= `${type}.${publicName(member)}`;
    return error;
  }

  /** Whether this version of Excel has the member: one that is loaded by name fails, one of many is left out. */
  supports(type: string, member: string): boolean {
    const requirement = requirementOf(type, publicName(member));
    return requirement === undefined || isSetSupported(this.requirementSets, ...requirement);
  }

  /** The range that an event was about. */
  eventRange(id: string): HostObject | undefined {
    return this.#eventRanges.get(id);
  }

  /** Lets the ranges that follow their cells follow a change of the sheet's structure. */
  follow(sheetId: string, move: (area: Area) => Area | undefined): void {
    for (const range of this.#following) if (range.sheetId === sheetId) range.follow(move);
  }

  /** What the library has to be told of what happened in the workbook. */
  entriesOf: Events['entriesOf'] = (event) => this.events.entriesOf(event);

  #referTo(sheetId: string, areas: readonly Area[]): string {
    const range = this.cells(sheetId, ...areas);
    this.#following.add(range);
    this.#lastEventRange += 1;
    const id = `e${this.#lastEventRange}`;
    this.#eventRanges.set(id, areas.length === 1 ? this.range(range) : this.rangeAreas(range));
    const [oldest] = this.#eventRanges.keys();
    if (this.#eventRanges.size > rememberedEventRanges && oldest !== undefined) this.#forgetEventRange(oldest);
    return id;
  }

  #forgetEventRange(id: string): void {
    const object = this.#eventRanges.get(id);
    const range = object?.as(this.parts.tables.range) ?? object?.as(this.parts.tables.rangeAreas);
    if (range !== undefined) this.#following.delete(range);
    this.#eventRanges.delete(id);
  }
}

export type { EventEntry };
