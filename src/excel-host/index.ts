export * from './host';
export * from './model';
export * from './transport';
