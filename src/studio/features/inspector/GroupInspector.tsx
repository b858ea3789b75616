/** A group: what it is called, which product it is about, which keys it gives to every menu inside. */
import type { ReactElement } from 'react';
import { setInitial, setProduct, type ChartState } from '../../../chart/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { ungroupSelected } from '../../core/actions/state-actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { cardTitle, stateTitle } from '../../view/index.ts';
import type { About } from './about.ts';
import { ChoiceInput, Field, Section, TextInput } from '../../kit/fields.tsx';
import { Heading } from './Heading.tsx';
import { NotesSection } from './NotesSection.tsx';
import { OptionList } from './OptionList.tsx';
import { PatienceFields } from './PatienceFields.tsx';
import { ProblemsHere } from './ProblemsHere.tsx';
import { TextByLocale } from './TextByLocale.tsx';
import { studioWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import fieldsStyles from '../../kit/fields.module.css';
import textStyles from '../../kit/text.module.css';

export function GroupInspector({ state, ...about }: About & { readonly state: ChartState }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const { document, view, locale } = about;
  const { locales } = document.config.meta;
  const children = Object.keys(state.config.states ?? {});
  const rows = view.frames.get(state.path)?.rows ?? [];
  return (
    <>
      <Heading
        {...about}
        icon="group"
        kind={words.kinds.group}
        title={stateTitle(view.chart, state, locale)}
        path={state.path}
      />
      <ProblemsHere state={state.path} />
      <Section title={words.inspector.says}>
        <TextByLocale
          title={words.inspector.name}
          locales={locales}
          text={state.config.meta?.title}
          place={{ kind: 'title', state: state.path }}
          isFirst
          fallback={stateTitle(view.chart, state, locale)}
        />
        <div className={fieldsStyles.pair}>
          <Field label={words.inspector.product}>
            {(id) => (
              <TextInput
                id={id}
                value={state.config.meta?.product ?? ''}
                onChange={(product) =>
                  perform(studio, (now) => setProduct(now, state.path, product || undefined), {
                    isQuiet: true,
                  })
                }
              />
            )}
          </Field>
          <Field label={words.inspector.beginsWith}>
            {(id) => (
              <ChoiceInput
                id={id}
                value={state.config.initial ?? ''}
                options={children.map((value) => {
                  const child = view.chart.stateAt(`${state.path}.${value}`);
                  return { value, label: child ? cardTitle(view.chart, child, locale) : value };
                })}
                onChange={(child) => perform(studio, (now) => setInitial(now, state.path, child))}
              />
            )}
          </Field>
        </div>
      </Section>
      <Section title={words.inspector.sharedKeys}>
        <p className={textStyles.fieldHint}>{words.inspector.sharedKeysHint}</p>
        <OptionList card={{ path: state.path, rows }} view={view} locale={locale} />
      </Section>
      <Section title={words.inspector.behaviour} isOpen={false}>
        <PatienceFields view={view} state={state} />
        <RetryTexts locales={locales} state={state} />
        <Button onClick={() => ungroupSelected(studio)}>{words.commands.ungroup}</Button>
      </Section>
      <NotesSection state={state} />
    </>
  );
}

/** What is said after silence and after a wrong key, by every menu below. */
export function RetryTexts({
  locales,
  state,
}: {
  readonly locales: readonly string[];
  readonly state: ChartState;
}): ReactElement {
  const words = useWords(studioWords);
  const { retry } = state.config.meta ?? {};
  return (
    <>
      <TextByLocale
        title={words.inspector.afterSilence}
        locales={locales}
        text={retry?.noInput}
        place={{ kind: 'no-input', state: state.path }}
        isLong
      />
      <TextByLocale
        title={words.inspector.afterWrongKey}
        locales={locales}
        text={retry?.noMatch}
        place={{ kind: 'no-match', state: state.path }}
        isLong
      />
    </>
  );
}
