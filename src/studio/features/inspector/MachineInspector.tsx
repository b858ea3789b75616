/** The machine as a whole: number, owner, languages, and the keys that work everywhere. */
import type { ReactElement } from 'react';
import { ownValue } from '../../../util/own-value.ts';
import { setInitial, setMachineDetails, type MachineMeta } from '../../../chart/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { cardTitle, type MachineView } from '../../view/index.ts';
import type { About } from './about.ts';
import { factsIn } from '../../kit/CallerPicker.tsx';
import { FactNameField } from './FactNameField.tsx';
import { ChoiceInput, Field, Section, TextInput } from '../../kit/fields.tsx';
import { RetryTexts } from './GroupInspector.tsx';
import { Heading } from './Heading.tsx';
import { LocaleList } from './LocaleList.tsx';
import { NeedsField } from './NeedsField.tsx';
import { NoticeFields } from './NoticeFields.tsx';
import { OptionList } from './OptionList.tsx';
import { PatienceFields } from './PatienceFields.tsx';
import { ProblemsHere } from './ProblemsHere.tsx';
import { TextByLocale } from './TextByLocale.tsx';
import { studioWords } from '../../../words/index.ts';
import fieldsStyles from '../../kit/fields.module.css';
import textStyles from '../../kit/text.module.css';

export function MachineInspector(about: About): ReactElement | null {
  const studio = useStudio();
  const words = useWords(studioWords);
  const { document, view, locale } = about;
  const { config } = document;
  const { meta } = config;
  const root = view.chart.stateAt('');
  const card = view.cards.get('');
  if (!root || !card) return null;
  const details = (part: Parameters<typeof setMachineDetails>[1]): void =>
    void perform(studio, (now) => setMachineDetails(now, part), { isQuiet: true });
  return (
    <>
      <Heading
        {...about}
        icon="start"
        kind={words.kinds.start}
        title={ownValue(meta.title, locale) ?? config.id}
        path=""
      />
      <ProblemsHere state="" />
      <Section title={words.inspector.machine}>
        <TextByLocale
          title={words.inspector.name}
          locales={meta.locales}
          text={meta.title}
          place={{ kind: 'title', state: '' }}
          isFirst
        />
        <div className={fieldsStyles.pair}>
          <Field label={words.machine.number}>
            {(id) => (
              <TextInput id={id} value={meta.number ?? ''} onChange={(number) => details({ number })} />
            )}
          </Field>
          <Field label={words.machine.version}>
            {(id) => (
              <TextInput id={id} value={config.version ?? ''} onChange={(version) => details({ version })} />
            )}
          </Field>
          <Field label={words.machine.unit}>
            {(id) => (
              <TextInput
                id={id}
                value={meta.owner?.unit ?? ''}
                onChange={(unit) => details({ owner: ownerWith(meta.owner, { unit }) })}
              />
            )}
          </Field>
          <Field label={words.machine.department}>
            {(id) => (
              <TextInput
                id={id}
                value={meta.owner?.department ?? ''}
                onChange={(department) => details({ owner: ownerWith(meta.owner, { department }) })}
              />
            )}
          </Field>
          <Field label={words.machine.beginsWith}>
            {(id) => (
              <ChoiceInput
                id={id}
                value={config.initial}
                options={Object.keys(config.states).map((value) => {
                  const child = view.chart.stateAt(value);
                  return { value, label: child ? cardTitle(view.chart, child, locale) : value };
                })}
                onChange={(child) => perform(studio, (now) => setInitial(now, '', child))}
              />
            )}
          </Field>
          <Field label={words.machine.status}>
            {(id) => (
              <ChoiceInput
                id={id}
                value={meta.status ?? 'none'}
                options={(['none', 'measured', 'published', 'vendor', 'assumption'] as const).map(
                  (value) => ({ value, label: words.status[value] }),
                )}
                onChange={(status) => details({ status: status === 'none' ? undefined : status })}
              />
            )}
          </Field>
        </div>
      </Section>
      <Section title={words.inspector.everywhereKeys}>
        <p className={textStyles.fieldHint}>{words.inspector.sharedKeysHint}</p>
        <OptionList card={card} view={view} locale={locale} />
      </Section>
      <Section title={words.inspector.behaviour}>
        <PatienceFields view={view} state={root} />
        <RetryTexts locales={meta.locales} state={root} />
      </Section>
      <Section title={words.machine.languages} isOpen={false}>
        <LocaleList locales={meta.locales} />
      </Section>
      <FactNames view={view} meta={meta} />
      <Section title={words.machine.notice} isOpen={false}>
        <NoticeFields notice={meta.changeNotice} locales={meta.locales} />
      </Section>
      <Section title={words.machine.needs({ count: meta.needs?.length ?? 0 })} isOpen={false}>
        <NeedsField needs={meta.needs ?? []} />
      </Section>
      <Section title={words.inspector.notes} isOpen={false}>
        <Field label={words.inspector.description}>
          {(id) => (
            <TextInput id={id} isLong value={meta.note ?? ''} onChange={(note) => details({ note })} />
          )}
        </Field>
      </Section>
    </>
  );
}

/** Everything guards ask about, and what it is called. */
function FactNames({
  view,
  meta,
}: {
  readonly view: MachineView;
  readonly meta: MachineMeta;
}): ReactElement | null {
  const words = useWords(studioWords);
  const known = factsIn(view);
  const lists = {
    identity: known.identities.filter((id) => id !== 'unknown'),
    devices: known.devices,
    history: known.histories,
  };
  const count = Object.values(lists).flat().length;
  if (count === 0) return null;
  return (
    <Section title={words.guard.facts({ count })} isOpen={false}>
      <p className={textStyles.fieldHint}>{words.guard.factsHint}</p>
      {(['identity', 'devices', 'history'] as const).map((kind) =>
        lists[kind].map((id, i) => (
          <FactNameField key={`${kind} ${id}`} kind={kind} id={id} meta={meta} title={id} hasHint={i === 0} />
        )),
      )}
    </Section>
  );
}

function ownerWith(
  owner: MachineMeta['owner'],
  part: { unit?: string; department?: string },
): MachineMeta['owner'] {
  const next = Object.fromEntries(Object.entries({ ...owner, ...part }).filter(([, value]) => value !== ''));
  return Object.keys(next).length > 0 ? next : undefined;
}
