export { type Command, Commands } from './commands';
export { createHost, ExcelHost, type HostOptions, type RichRequest } from './create-host';
export { type EventEntry } from './event-types';
export { excelPayloadLimit, type Fault, Faults } from './faults';
export { HostError, type HostErrorCode } from './host-error';
export { type ActionInfo, type AnswerBody, isRecord, type RequestBody, type WireValue } from './protocol';
export {
  defaultRequirementSets,
  isAtLeast,
  isSetSupported,
  requirementOf,
  type RequirementSets,
} from './requirement-sets';
export { chartLayout, sourceSheetOf } from './members/charts/chart-layout';
export { type PaneState, type RuntimeState } from './runtime-services';
export { utf8Bytes } from './text-size';
export { type WireEntry, WireLog } from './wire-log';
