import { HostError } from './host-error';

/**
 * What the library asks in one batch and what it is answered: JSON, with names in PascalCase. Worked out from the
 * messages that office.js sends; it is documented nowhere.
 */
export type WireValue =
  null | boolean | number | string | readonly WireValue[] | { readonly [name: string]: WireValue };

export const objectPathTypes = {
  root: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

export const actionTypes = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

/** Ids of object paths beside the arguments that they stand for; 0 where an argument is a plain value. */
export type ReferencedPaths = readonly (number | ReferencedPaths | null)[];

export interface ArgumentInfo {
  readonly Arguments?: readonly WireValue[];
  readonly ReferencedObjectPathIds?: ReferencedPaths;
}

export interface ObjectPathInfo {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface RecursiveQueryInfo {
  readonly Queries: Readonly<Record<string, QueryInfo>>;
  readonly MaxDepth?: number;
}

export interface ActionInfo {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly RecursiveQueryInfo?: RecursiveQueryInfo;
  readonly ObjectState?: Readonly<Record<string, WireValue>>;
}

export interface RequestBody {
  readonly AutoKeepReference: boolean;
  readonly Actions: readonly ActionInfo[];
  readonly ObjectPaths: ReadonlyMap<number, ObjectPathInfo>;
}

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: WireValue;
}

export interface AnswerError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
  readonly HttpStatusCode: number;
}

export interface AnswerBody {
  readonly Error?: AnswerError;
  readonly Results: readonly ActionResult[];
  /** Trace actions that were reached. */
  readonly TraceIds?: readonly number[];
}

const refuse = (what: string) => new HostError('InvalidRequest', { message: `The request has no readable ${what}.` });

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isOptional = (value: unknown, is: (value: unknown) => boolean) => value == null || is(value);

function isArgumentInfo(value: unknown): value is ArgumentInfo {
  if (!isRecord(value)) return false;
  return isOptional(value['Arguments'], Array.isArray) && isOptional(value['ReferencedObjectPathIds'], Array.isArray);
}

function isQueryInfo(value: unknown): value is QueryInfo {
  if (!isRecord(value)) return false;
  const isTexts = (list: unknown) => Array.isArray(list) && list.every(isText);
  return (
    isOptional(value['Select'], isTexts) &&
    isOptional(value['Expand'], isTexts) &&
    isOptional(value['Top'], isNumber) &&
    isOptional(value['Skip'], isNumber)
  );
}

function isRecursiveQueryInfo(value: unknown): value is RecursiveQueryInfo {
  return isRecord(value) && isRecord(value['Queries']) && Object.values(value['Queries']).every(isQueryInfo);
}

function isAction(value: unknown): value is ActionInfo {
  return (
    isRecord(value) &&
    isNumber(value['Id']) &&
    isNumber(value['ActionType']) &&
    isText(value['Name']) &&
    isNumber(value['ObjectPathId']) &&
    isOptional(value['ArgumentInfo'], isArgumentInfo) &&
    isOptional(value['QueryInfo'], isQueryInfo) &&
    isOptional(value['RecursiveQueryInfo'], isRecursiveQueryInfo) &&
    isOptional(value['ObjectState'], isRecord)
  );
}

function isObjectPath(value: unknown): value is ObjectPathInfo {
  return (
    isRecord(value) &&
    isNumber(value['Id']) &&
    isNumber(value['ObjectPathType']) &&
    isText(value['Name']) &&
    isOptional(value['ParentObjectPathId'], isNumber) &&
    isOptional(value['ArgumentInfo'], isArgumentInfo)
  );
}

/** Reads the body of a request: parsed JSON of which nothing is known yet. */
export function readRequestBody(body: unknown): RequestBody {
  if (!isRecord(body)) throw refuse('body');
  const { Actions: actions, ObjectPaths: paths } = body;
  if (!Array.isArray(actions) || !actions.every(isAction)) throw refuse('actions');
  if (!isRecord(paths)) throw refuse('object paths');
  const known = Object.values(paths);
  if (!known.every(isObjectPath)) throw refuse('object paths');
  return {
    AutoKeepReference: body['AutoKeepReference'] === true,
    Actions: actions,
    ObjectPaths: new Map(known.map((path) => [path.Id, path])),
  };
}
