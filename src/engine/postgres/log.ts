/** Where the engine's rooms tell what they do: values first, then the event's name. A pino logger is one. */
export interface Log {
  debug(values: object, event: string): void;
  info(values: object, event: string): void;
  warn(values: object, event: string): void;
  error(values: object, event: string): void;
}
