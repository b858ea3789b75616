/** What a step is there for. It waits while anything computes: a machine has only so many cores. */
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import type { JobKind } from '../../storage/index.ts';
import { evidenceWords } from '../../../words/index.ts';
import { nameKind } from './evidence.ts';
import { useEvidence, useEvidenceState } from './use-evidence.ts';
import styles from './OrderButton.module.css';

interface Props {
  readonly kind: JobKind;
  readonly options: Readonly<Record<string, unknown>>;
  readonly isReady: boolean;
  /** What is missing, where something is. */
  readonly missing?: string | undefined;
  readonly isMain?: boolean;
  /** Done first; false: it did not work, and nothing is ordered. */
  readonly before?: () => Promise<boolean>;
  readonly children: ReactNode;
}

const SERVE = 'phone-test-serve';

export function OrderButton({
  kind,
  options,
  isReady,
  missing,
  isMain = true,
  before,
  children,
}: Props): ReactElement {
  const evidence = useEvidence();
  const words = useWords(evidenceWords);
  const isOrdering = useEvidenceState(({ ordering }) => ordering !== undefined);
  // A phone test that is open computes nothing.
  const busy = useEvidenceState(({ jobs }) =>
    kind === SERVE
      ? undefined
      : jobs.find(({ state, kind: each }) => state === 'running' && each !== SERVE)?.kind,
  );
  const isEnabled = isReady && busy === undefined && !isOrdering;
  const order = async (): Promise<void> => {
    if (!isEnabled || (before && !(await before()))) return;
    await evidence.order(kind, options);
  };
  const why = isReady
    ? busy === undefined
      ? undefined
      : words.job.busy({ name: nameKind(busy, words) })
    : missing;
  return (
    <div className={styles.order}>
      <Button kind={isMain ? 'main' : undefined} aria-disabled={!isEnabled} onClick={() => void order()}>
        {children}
      </Button>
      {why !== undefined && <span className={styles.why}>{why}</span>}
    </div>
  );
}
