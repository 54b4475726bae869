import { Problem } from '../../base';
import { sandboxHeader } from '../../contract';
import type { Identify, Person } from './identity';

/**
 * The identity of the sandbox: whoever sits at this machine. The header can be sent by a page of our own origin and by
 * programs, and by no form, link or picture of another site.
 */
export function localIdentity(person: Person): Identify {
  return (request) => {
    if (request.headers[sandboxHeader.name] !== sandboxHeader.value) {
      throw new Problem('request-refused', { reason: 'header-missing' });
    }
    return person;
  };
}
