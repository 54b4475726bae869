/** A way between the library and the host. Each speaks undocumented internals of the library, and nothing else does. */
export interface Transport {
  /** Ends the conversation: nothing is answered or told any more. */
  close(): void;
}
