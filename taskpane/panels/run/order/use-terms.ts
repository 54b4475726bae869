import { useState } from 'react';
import { useSelected } from '../../../app/pane-context';
import { noLimits } from '../../../../src/migration';
import { termsOf, usualTerms, type RunTerms, type TermsDraft } from './terms-draft';

/** What the agent has entered about how the run goes, beginning with what is usual at this gateway. */
export interface TermsEntry {
  readonly draft: TermsDraft;
  readonly change: (change: Partial<TermsDraft>) => void;
  /** undefined: some field cannot be read. */
  readonly terms: RunTerms | undefined;
}

export function useTerms(currencies: readonly string[]): TermsEntry {
  const usual = useSelected(({ connection }) => (connection.status === 'connected' ? connection.me.limits : noLimits));
  const [changed, setChanged] = useState<Partial<TermsDraft>>({});
  const draft = { ...usualTerms(usual), ...changed };
  return {
    draft,
    change: (change) => setChanged((before) => ({ ...before, ...change })),
    terms: termsOf(draft, currencies),
  };
}
