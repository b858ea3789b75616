/** A menu, an announcement or a decision. */
import type { ReactElement } from 'react';
import { setLayer, setPhrasing, type StateMeta } from '../../../chart/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { cardTitle, type Card } from '../../view/index.ts';
import type { About } from './about.ts';
import { CallerPicker } from '../../kit/CallerPicker.tsx';
import { ChoiceInput, Field, Section } from '../../kit/fields.tsx';
import { Heading } from './Heading.tsx';
import { NotesSection } from './NotesSection.tsx';
import { OptionList } from './OptionList.tsx';
import { PatienceFields } from './PatienceFields.tsx';
import { ProblemsHere } from './ProblemsHere.tsx';
import { SecondsMeter } from './SecondsMeter.tsx';
import { TextByLocale } from './TextByLocale.tsx';
import { studioWords } from '../../../words/index.ts';
import fieldsStyles from '../../kit/fields.module.css';
import styles from './MenuInspector.module.css';

export function MenuInspector({ card, ...about }: About & { readonly card: Card }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const { document, view, locale } = about;
  const { locales } = document.config.meta;
  const { path, state, kind } = card;
  const meta: StateMeta = state.config.meta ?? {};
  const isMenu = kind === 'menu';
  const speaks = kind !== 'decision';
  return (
    <>
      <Heading
        {...about}
        icon={kind}
        kind={words.kinds[kind]}
        title={cardTitle(view.chart, state, locale)}
        path={path}
      />
      <ProblemsHere state={path} />
      <Section title={words.inspector.says}>
        <TextByLocale
          title={words.inspector.name}
          hint={words.inspector.nameHint}
          locales={locales}
          text={meta.title}
          place={{ kind: 'title', state: path }}
          isFirst
          fallback={cardTitle(view.chart, state, locale)}
        />
        {speaks && (
          <TextByLocale
            title={words.inspector.greeting}
            locales={locales}
            text={meta.greeting}
            place={{ kind: 'greeting', state: path }}
            isLong
          />
        )}
        {isMenu && (
          <TextByLocale
            title={words.inspector.closing}
            locales={locales}
            text={meta.closing}
            place={{ kind: 'closing', state: path }}
            isLong
          />
        )}
      </Section>
      {isMenu && (
        <Section title={words.inspector.length}>
          <SecondsMeter card={card} view={view} locales={locales} />
          <details className={styles.inner}>
            <summary>{words.caller.title}</summary>
            <CallerPicker view={view} />
          </details>
        </Section>
      )}
      <Section title={kind === 'decision' ? words.inspector.ways : words.inspector.options}>
        <OptionList card={card} view={view} locale={locale} />
      </Section>
      {isMenu && (
        <Section title={words.inspector.behaviour}>
          <PatienceFields view={view} state={state} />
          <div className={fieldsStyles.pair}>
            <Field label={words.inspector.layer}>
              {(id) => (
                <ChoiceInput
                  id={id}
                  value={meta.layer ?? 'none'}
                  options={(['none', 'language', 'product', 'intent', 'other'] as const).map((value) => ({
                    value,
                    label: words.layers[value],
                  }))}
                  onChange={(layer) =>
                    perform(studio, (now) => setLayer(now, path, layer === 'none' ? undefined : layer))
                  }
                />
              )}
            </Field>
            <Field label={words.inspector.phrasing}>
              {(id) => (
                <ChoiceInput
                  id={id}
                  value={meta.phrasing ?? 'label-first'}
                  options={(['label-first', 'key-first'] as const).map((value) => ({
                    value,
                    label: words.phrasings[value],
                  }))}
                  onChange={(phrasing) =>
                    perform(studio, (now) =>
                      setPhrasing(now, path, phrasing === 'label-first' ? undefined : phrasing),
                    )
                  }
                />
              )}
            </Field>
          </div>
        </Section>
      )}
      <NotesSection state={state} />
    </>
  );
}
