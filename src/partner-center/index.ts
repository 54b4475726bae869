export * from './access-tokens';
export * from './call-failure';
export * from './client';
export type { PartnerCenterOptions } from './options';
export * from './partner-center';
export type { RequestBudget } from './policies/budget';
export type { CallRecord, Log } from './policies/log';
export { redact } from './policies/redact';
export * from './wire';
