export * from './finding';
export * from './identity';
export * from './migration-plan';
export * from './plan';
export * from './row-message';
export * from './state';
export * from './subscription';
export * from './user';
