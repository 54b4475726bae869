import type { FastifyRequest } from 'fastify';

/** Who asks. */
export interface Person {
  readonly id: string;
  /** As the sheet shows it. */
  readonly name: string;
}

/** Finds out who asks; throws `not-signed-in`, `not-allowed` or `request-refused`. */
export type Identify = (request: FastifyRequest) => Promise<Person> | Person;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; present in every route that is guarded. */
    person: Person;
  }
}
