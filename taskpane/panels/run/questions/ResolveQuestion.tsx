import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Problem, type Problems, type SubscriptionId } from '../../../../src/base';
import type { EvidenceAnswer } from '../../../../src/contract';
import type { MessageKey } from '../../../../src/messages';
import { problemOf } from '../../../actions/notices';
import { usePane } from '../../../app/pane-context';
import { ProblemText } from '../../../app/ProblemText';
import { useText } from '../../../app/use-text';
import type { RunView } from '../../../runs/run-watcher';
import { Evidence } from './Evidence';
import { Question } from './Question';
import { ResolveChoices } from './ResolveChoices';

export interface ResolveQuestionProps {
  readonly run: RunView;
  readonly row: SubscriptionId;
  readonly onClose: () => void;
}

const titles: Readonly<Record<EvidenceAnswer['about'], MessageKey>> = {
  purchase: 'pane.resolve.title',
  order: 'pane.resolve.title-order',
  change: 'pane.resolve.title-change',
};

/** What was found out about a row; undefined while it is being found out. */
function useEvidence({ run, row }: ResolveQuestionProps): EvidenceAnswer | Problem | Problems | undefined {
  const { services } = usePane();
  const [evidence, setEvidence] = useState<EvidenceAnswer | Problem | Problems | undefined>(undefined);
  const { id } = run.summary;
  useEffect(() => {
    const controller = new AbortController();
    services.gateway.evidence(id, row, controller.signal).then(setEvidence, (error: unknown) => {
      if (!controller.signal.aborted) setEvidence(problemOf(error));
    });
    return () => controller.abort(new Problem('interrupted'));
  }, [services, id, row]);
  return evidence;
}

/** Shows what is known of an outcome that is not, and lets a person decide. */
export function ResolveQuestion(props: ResolveQuestionProps) {
  const text = useText();
  const found = useEvidence(props);
  const evidence = found instanceof Error ? undefined : found;
  return (
    <Question
      title={text(titles[evidence?.about ?? 'purchase'])}
      onClose={props.onClose}
      buttons={<Button onClick={props.onClose}>{text('pane.resolve.close')}</Button>}
    >
      {found === undefined && <Spinner size="tiny" label={text('pane.resolve.looking')} />}
      {found instanceof Error && <ProblemText problem={found} />}
      {evidence !== undefined && (
        <>
          <Evidence evidence={evidence} />
          <ResolveChoices run={props.run.summary.id} row={props.row} evidence={evidence} onClose={props.onClose} />
        </>
      )}
    </Question>
  );
}
