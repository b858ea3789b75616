/** What the columns of a log are taken for: shown at once, and made into a mapping one choice after the other. */
import { useMemo, useRef } from 'react';
import {
  printMapping,
  readDraft,
  readMapping,
  type Mapping,
  type TableReading,
} from '../../../calls/index.ts';
import { keepLater } from './table-reading.ts';
import { useEvidence, useForm } from './use-evidence.ts';

export function useColumns(
  log: string,
  mapping: Mapping,
): readonly [reading: TableReading, take: (reading: TableReading) => void] {
  const evidence = useEvidence();
  const [form, setForm] = useForm('import');
  const queue = useRef(Promise.resolve());
  const own = useMemo(() => readMapping(mapping), [mapping]);

  const compose = async (reading: TableReading): Promise<void> => {
    const formNow = evidence.state.get().forms.import;
    // A later choice has come meanwhile, and holds this one.
    if (formNow.reading !== reading) return;
    const before = formNow.mapping ?? mapping;
    const outcome = await evidence.store.propose(log, {
      rows: reading.rows,
      columns: Object.fromEntries(reading.columns),
      numbers: reading.numbers,
      before: printMapping(before),
    });
    const composed = outcome.status === 'ok' ? readDraft(outcome.text) : undefined;
    if (composed)
      setForm({ mapping: keepLater(composed, before, evidence.state.get().forms.import.mapping ?? before) });
    else if (outcome.status !== 'ok') evidence.refuse('mapping', outcome);
  };
  const take = (reading: TableReading): void => {
    setForm({ reading });
    queue.current = queue.current.then(() => compose(reading));
  };
  return [form.reading ?? own, take];
}
