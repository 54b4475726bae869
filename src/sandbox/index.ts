export { startSandbox, type RunningSandbox } from './app';
export type { SandboxOptions } from './options';
export type { CustomerScenario, LicenseScenario, SubscriptionScenario, UserScenario } from './seed/scenario';
