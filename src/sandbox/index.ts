export { buildSandbox, startSandbox, type RunningSandbox, type Sandbox } from './app';
export { AlreadyRunningError } from './data-lock';
export type { SandboxOptions } from './options';
export type { CustomerScenario, LicenseScenario, SubscriptionScenario, UserScenario } from './seed/scenario';
