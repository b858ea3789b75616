/** A final state that stands on the canvas by itself. */
import type { ReactElement } from 'react';
import type { ChartState } from '../../../chart/index.ts';
import { useWords } from '../../core/use-studio.ts';
import { destinationText } from '../../view/index.ts';
import type { About } from './about.ts';
import { DestinationFields } from './DestinationFields.tsx';
import { Section } from '../../kit/fields.tsx';
import { Heading } from './Heading.tsx';
import { NotesSection } from './NotesSection.tsx';
import { ProblemsHere } from './ProblemsHere.tsx';
import { TextByLocale } from './TextByLocale.tsx';
import { studioWords } from '../../../words/index.ts';

export function DestinationInspector({
  state,
  ...about
}: About & { readonly state: ChartState }): ReactElement {
  const words = useWords(studioWords);
  return (
    <>
      <Heading
        {...about}
        icon="final"
        kind={words.kinds.final}
        title={destinationText(state, words.destination)}
        path={state.path}
      />
      <ProblemsHere state={state.path} />
      <Section title={words.inspector.leadsTo}>
        <DestinationFields state={state} view={about.view} />
        <TextByLocale
          title={words.inspector.name}
          locales={about.document.config.meta.locales}
          text={state.config.meta?.title}
          place={{ kind: 'title', state: state.path }}
        />
      </Section>
      <NotesSection state={state} />
    </>
  );
}
