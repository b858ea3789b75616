/** One option, or one thing that happens by itself. */
import { flag } from '../../kit/classes.ts';
import { ownValue } from '../../../util/own-value.ts';
import { useMemo, type ReactElement } from 'react';
import {
  addAlternative,
  describeGuard,
  type Key,
  KEYS,
  keySymbol,
  setGuard,
  setKey,
  setRole,
} from '../../../chart/index.ts';
import { perform, select } from '../../core/actions/actions.ts';
import { Icon } from '../../kit/Icon.tsx';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { keyOf, labelOf } from '../../core/describe-stop.ts';
import { cardTitle, type Row, placeOf, rowAt } from '../../view/index.ts';
import type { About } from './about.ts';
import { factsIn } from '../../kit/CallerPicker.tsx';
import { DestinationFields } from './DestinationFields.tsx';
import { ExamplesField } from './ExamplesField.tsx';
import { ChoiceInput, Field, Section } from '../../kit/fields.tsx';
import { GuardBuilder } from './GuardBuilder.tsx';
import { Heading } from './Heading.tsx';
import { LocaleColumns } from './LocaleColumns.tsx';
import { ProblemsHere } from './ProblemsHere.tsx';
import { SecondsMeter } from './SecondsMeter.tsx';
import { TargetField } from './TargetField.tsx';
import { TextByLocale } from './TextByLocale.tsx';
import { studioWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import fieldsStyles from '../../kit/fields.module.css';
import optionLineStyles from './option-line.module.css';
import styles from './OptionInspector.module.css';

export function OptionInspector({ row, ...about }: About & { readonly row: Row }): ReactElement | null {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const { document, view, locale } = about;
  const { locales } = document.config.meta;
  const known = useMemo(() => factsIn(view), [view]);
  const place = placeOf(row.id);
  if (!place) return null;
  const key = KEYS.find((pad) => row.event === `DTMF.${pad}`);
  const holder = view.chart.stateAt(row.source);
  const card = view.cards.get(row.source);
  const alternatives = [...(card?.rows ?? []), ...(view.frames.get(row.source)?.rows ?? [])].filter(
    ({ event }) => event === row.event,
  );
  const { guard, meta } = row.transition;

  return (
    <>
      <Heading
        {...about}
        icon={key === undefined ? 'decision' : 'menu'}
        kind={key === undefined ? words.kinds.event : words.kinds.option({ key: keyOf(row) ?? '' })}
        title={labelOf(view, row, locale, language)}
        path={row.source}
      />
      <Button kind="quiet" className={styles.back} onClick={() => select(studio, { state: row.source })}>
        <Icon name="back" size={13} />
        {row.source === '' || !holder ? words.kinds.start : cardTitle(view.chart, holder, locale)}
      </Button>
      <ProblemsHere state={row.source} row={row.id} />
      {key !== undefined && (
        <Section title={words.inspector.says}>
          <TextByLocale
            title={words.inspector.label}
            locales={locales}
            text={meta?.label}
            place={{ kind: 'label', option: place }}
            isFirst
            fallback={row.role === 'choice' ? '' : words.roles[row.role]}
          />
          <LocaleColumns
            title={words.inspector.examples}
            hint={words.inspector.examplesHint}
            locales={locales}
          >
            {(each, name) => (
              <ExamplesField
                label={`${words.inspector.examples}, ${name}`}
                option={place}
                locale={each}
                examples={ownValue(meta?.examples, each) ?? []}
              />
            )}
          </LocaleColumns>
          <div className={fieldsStyles.pair}>
            <Field label={words.inspector.padKey}>
              {(id) => (
                <ChoiceInput<Key>
                  id={id}
                  value={key}
                  options={KEYS.map((value) => ({ value, label: keySymbol(value) }))}
                  onChange={(next) => changeKey(next)}
                />
              )}
            </Field>
            <Field label={words.inspector.role}>
              {(id) => (
                <ChoiceInput
                  id={id}
                  value={row.role}
                  options={(['choice', 'operator', 'repeat', 'back'] as const).map((value) => ({
                    value,
                    label: words.roles[value],
                  }))}
                  onChange={(role) => perform(studio, (now) => setRole(now, place, role))}
                />
              )}
            </Field>
          </div>
        </Section>
      )}
      {card?.kind === 'menu' && key !== undefined && (
        <Section title={words.inspector.length}>
          <SecondsMeter card={card} view={view} locales={locales} />
        </Section>
      )}
      <Section title={words.inspector.leadsTo}>
        <TargetField {...about} row={row} />
        {row.leaf && <DestinationFields state={row.leaf} view={view} />}
      </Section>
      <Section title={words.inspector.forWhom}>
        {guard && (
          <p className={styles.sentence} data-guard="">
            {describeGuard(guard, language, document.config.meta)}
          </p>
        )}
        <GuardBuilder
          guard={guard}
          known={known}
          meta={document.config.meta}
          onChange={(next) => perform(studio, (now) => setGuard(now, place, next), { isQuiet: true })}
        />
        {key !== undefined && alternatives.length > 1 && (
          <ol aria-label={words.inspector.alternatives}>
            {alternatives.map((each) => (
              <li key={each.id}>
                <button
                  type="button"
                  className={optionLineStyles.line}
                  data-selected={flag(each.id === row.id)}
                  onClick={() => select(studio, { state: row.source, row: each.id })}
                >
                  <span className={optionLineStyles.label} lang={locale} dir="auto">
                    {labelOf(view, each, locale, language)}
                  </span>
                  <span className={optionLineStyles.target}>
                    {each.transition.guard
                      ? describeGuard(each.transition.guard, language, document.config.meta)
                      : words.guard.everybody}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        )}
        {row.event !== 'HANGUP' && (
          <Button
            onClick={() =>
              perform(studio, (now) =>
                addAlternative(now, place, {
                  type: 'ownsDevice',
                  params: { device: known.devices[0] ?? 'pc' },
                }),
              )
            }
          >
            <Icon name="plus" size={13} />
            {words.inspector.addAlternative}
          </Button>
        )}
      </Section>
    </>
  );

  function changeKey(next: Key): void {
    if (!place) return;
    const { isDone } = perform(studio, (now) => setKey(now, place, next));
    if (isDone) select(studio, { state: row.source, row: rowAt({ ...place, event: `DTMF.${next}` }) });
  }
}
