import { HostError } from './host-error';
import type { Host } from './host';
import { type HostObject, isHostObject, methodNamed, unknownMember, wireName } from './object-type';
import { ObjectPaths } from './object-paths';
import {
  type ActionInfo,
  type ActionResult,
  actionTypes,
  type AnswerBody,
  isRecord,
  type RequestBody,
  type WireValue,
} from './protocol';
import { Query } from './query';

/**
 * Carries out one request: its actions in their order, each with a result, up to the first that fails. What was done
 * until then stays done: Excel takes nothing back.
 */
export function runBatch(host: Host, request: RequestBody): AnswerBody {
  const batch = new Batch(host, request);
  const results: ActionResult[] = [];
  const traces: number[] = [];
  for (const [index, action] of request.Actions.entries()) {
    try {
      results.push({ ActionId: action.Id, Value: batch.run(action) });
      if (action.ActionType === actionTypes.trace) traces.push(action.Id);
    } catch (error) {
      const { code, message, status, location = '' } = HostError.from(error);
      return {
        Error: { Code: code, Message: message, Location: location, ActionIndex: index, HttpStatusCode: status },
        Results: results,
        ...traced(traces),
      };
    }
  }
  return { Results: results, ...traced(traces) };
}

/** Marks that were reached: the library attaches handlers of bindings and settings by them. */
const traced = (ids: readonly number[]) => (ids.length === 0 ? {} : { TraceIds: ids });

class Batch {
  readonly #paths: ObjectPaths;
  readonly #query: Query;

  constructor(
    private readonly host: Host,
    request: RequestBody,
  ) {
    this.#paths = new ObjectPaths(host, request.ObjectPaths);
    this.#query = new Query(host, request.AutoKeepReference);
  }

  run(action: ActionInfo): WireValue {
    // A mark between other actions: it has no object, and only wants to be answered.
    if (action.ActionType === actionTypes.trace) return null;
    // Whatever is done to the null object is left undone: `getItemOrNullObject(name).delete()` is common.
    const object = this.#paths.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case actionTypes.instantiate:
        return object === null ? null : this.#query.identityOf(object);
      case actionTypes.query:
      case actionTypes.queryAsJson:
        return this.#query.answer(object, action.QueryInfo ?? {});
      case actionTypes.recursiveQuery:
        return this.#query.answerRecursively(object, action.RecursiveQueryInfo ?? { Queries: {} });
      case actionTypes.ensureUnchanged:
        this.#query.requireUnchanged(object, action.ObjectState ?? {});
        return null;
      case actionTypes.update:
        if (object !== null) this.#update(object, action.ObjectState ?? {});
        return null;
      case actionTypes.setProperty:
        if (object !== null) this.#set(object, action.Name, this.#paths.argumentsOf(action.ArgumentInfo)[0] ?? null);
        return null;
      case actionTypes.method:
        return object === null ? null : this.#call(object, action);
      default:
        throw new HostError('InvalidRequest', { message: `There is no kind ${action.ActionType} of action.` });
    }
  }

  #call(object: HostObject, action: ActionInfo): WireValue {
    const { name, kept } = object.type;
    if (action.Name === '_KeepReference' && kept === true) {
      this.host.references.keep(object);
      return null;
    }
    const method = methodNamed(object.type, action.Name);
    if (method === undefined) throw this.host.at(name, action.Name, unknownMember(name, action.Name));
    const input = this.#paths.argumentsOf(action.ArgumentInfo);
    const value = this.host.run(name, action.Name, 'get', () => method(object.target, input, this.host));
    return isHostObject(value) ? this.#query.identityOf(value) : (value ?? null);
  }

  #set(object: HostObject, property: string, value: Parameters<SetProperty>[1]): void {
    const { name, properties } = object.type;
    // `update` sends names as the add-in wrote them.
    const set = (properties?.[property] ?? properties?.[wireName(property)])?.set;
    if (set === undefined) throw this.host.at(name, property, unknownMember(name, property));
    this.host.run(name, property, 'set', () => set(object.target, value, this.host));
  }

  /** Sets what an object state names, through navigations where it is nested: `{ Format: { Fill: { Color } } }`. */
  #update(object: HostObject, state: Readonly<Record<string, WireValue>>): void {
    for (const [key, value] of Object.entries(state)) {
      const member = wireName(key);
      const navigate = object.type.navigations?.[member];
      if (navigate !== undefined && isRecord(value)) {
        const next = navigate(object.target, this.host);
        if (next !== null) this.#update(next, value);
      } else {
        this.#set(object, member, this.#paths.argument(value));
      }
    }
  }
}

type SetProperty = NonNullable<NonNullable<HostObject['type']['properties']>[string]['set']>;
