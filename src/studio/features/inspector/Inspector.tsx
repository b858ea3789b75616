/**
 * Room: everything about what is selected, in fields.
 *
 * Laws: a field shows the document and every keystroke is an edit of it (edits of one field are one step to
 * undo), so seconds, problems and figures follow while one types.
 */
import type { ReactElement } from 'react';
import { useMachine, usePromptLocale, useUi, useWords } from '../../core/use-studio.ts';
import { findRow } from '../../core/actions/option-actions.ts';
import { DestinationInspector } from './DestinationInspector.tsx';
import { GroupInspector } from './GroupInspector.tsx';
import { MachineInspector } from './MachineInspector.tsx';
import { MenuInspector } from './MenuInspector.tsx';
import { OptionInspector } from './OptionInspector.tsx';
import { START_ROW } from '../../view/index.ts';
import { studioWords } from '../../../words/index.ts';
import textStyles from '../../kit/text.module.css';

export function Inspector(): ReactElement | null {
  const machine = useMachine();
  const words = useWords(studioWords);
  const { state, row } = useUi(({ selection }) => selection);
  const locale = usePromptLocale(machine?.document.config.meta.locales ?? []);
  if (!machine) return null;
  const about = { document: machine.document, view: machine.view, locale };
  const entry = findRow(machine.view, row);
  if (entry && row !== START_ROW) return <OptionInspector key={row} {...about} row={entry} />;
  if (state === undefined || state === '') {
    return (
      <>
        {state === undefined && <p className={textStyles.hint}>{words.inspector.pick}</p>}
        <MachineInspector {...about} />
      </>
    );
  }
  const found = machine.view.chart.stateAt(state);
  if (!found) return <p className={textStyles.hint}>{words.inspector.pick}</p>;
  const card = machine.view.cards.get(state);
  if (found.isFinal) return <DestinationInspector key={state} {...about} state={found} />;
  return card ? (
    <MenuInspector key={state} {...about} card={card} />
  ) : (
    <GroupInspector key={state} {...about} state={found} />
  );
}
