import { followingAddress } from './address';
import type { Page } from './wire';

export interface NextPage {
  readonly url: string;
  /** Sent as MS-ContinuationToken; undefined: the address says it all. */
  readonly token: string | undefined;
}

/** Whether a following address asks for anything else than the one before it did. */
function asksMore(current: string, following: string): boolean {
  const known = new URL(current).searchParams;
  return [...new URL(following).searchParams].some(
    ([name, value]) => name.toLowerCase() !== 'seekoperation' && known.get(name) !== value,
  );
}

/**
 * Where the next page is (partner-center-api.md 5.5): the token comes in the next link's headers, in the body or in the
 * answer's header, and the next link may carry a query of its own. An empty token, or no word of a next page, is the
 * end; a next link that leads nowhere new is `lost`.
 */
export function nextPage(
  current: string,
  page: Pick<Page<unknown>, 'continuationToken' | 'nextUri'>,
  headerToken: string | undefined,
): NextPage | 'end' | 'lost' {
  const token = page.continuationToken ?? headerToken;
  if (token === '') return 'end';
  if (token === undefined && page.nextUri === undefined) return 'end';
  const url = followingAddress(current, page.nextUri);
  if (token === undefined && !asksMore(current, url)) return 'lost';
  return { url, token };
}
