export * from './content';
export * from './model';
export * from './port';
