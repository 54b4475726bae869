export * from './clock';
export * from './connection-name';
export * from './day';
export * from './exhaustive';
export * from './ids';
export * from './problem';
