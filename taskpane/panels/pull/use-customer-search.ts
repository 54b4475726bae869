import { useEffect, useState } from 'react';
import type { CustomersAnswer } from '../../../src/contract';
import type { Notice } from '../../state/notice';
import { noticesOf } from '../../actions/notices';
import { usePane } from '../../app/pane-context';

/** Milliseconds without a key before the gateway is asked. */
const settleTime = 250;
const shownAtOnce = 25;

export type CustomerSearch =
  | { readonly status: 'searching' }
  | { readonly status: 'found'; readonly answer: CustomersAnswer }
  | { readonly status: 'failed'; readonly notices: readonly Notice[] };

/** Customers of which a part of the name, domain or id was typed. */
export function useCustomerSearch(typed: string): CustomerSearch {
  const { services } = usePane();
  const [state, setState] = useState<CustomerSearch>({ status: 'searching' });
  useEffect(() => {
    const over = new AbortController();
    const search = async (): Promise<void> => {
      setState({ status: 'searching' });
      try {
        if (typed !== '') await services.clock.sleep(settleTime, over.signal);
        const wanted = typed.trim() === '' ? {} : { search: typed.trim() };
        const answer = await services.gateway.customers({ ...wanted, limit: shownAtOnce }, over.signal);
        setState({ status: 'found', answer });
      } catch (error) {
        if (!over.signal.aborted) setState({ status: 'failed', notices: noticesOf(error, 'customers') });
      }
    };
    void search();
    return () => {
      over.abort(new DOMException('typed on', 'AbortError'));
    };
  }, [services, typed]);
  return state;
}
