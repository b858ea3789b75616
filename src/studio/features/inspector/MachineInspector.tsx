/** The machine as a whole: number, owner, languages, and the keys that work everywhere. */
import { useState, type ReactElement } from 'react';
import {
  addLocale,
  removeLocale,
  setChangeNotice,
  setInitial,
  setMachineDetails,
  setNeeds,
  type MachineMeta,
  type NeedId,
} from '../../../chart/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { Icon } from '../../kit/Icon.tsx';
import { localeName } from '../../core/words/locale-name.ts';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { cardTitle, type MachineView } from '../../view/index.ts';
import type { About } from './about.ts';
import { factsIn } from '../../kit/CallerPicker.tsx';
import { FactNameField } from './FactNameField.tsx';
import { ChoiceInput, Field, Section, TextInput } from '../../kit/fields.tsx';
import { RetryTexts } from './GroupInspector.tsx';
import { Heading } from './Heading.tsx';
import { OptionList } from './OptionList.tsx';
import { PatienceFields } from './PatienceFields.tsx';
import { ProblemsHere } from './ProblemsHere.tsx';
import { TextByLocale } from './TextByLocale.tsx';
import { studioWords } from '../../../words/index.ts';

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
        title={meta.title[locale] ?? config.id}
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
        <div className="pair">
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
        <p className="field-hint">{words.inspector.sharedKeysHint}</p>
        <OptionList card={card} view={view} locale={locale} />
      </Section>
      <Section title={words.inspector.behaviour}>
        <PatienceFields view={view} state={root} />
        <RetryTexts locales={meta.locales} state={root} />
      </Section>
      <Section title={words.machine.languages} isOpen={false}>
        <Locales locales={meta.locales} />
      </Section>
      <FactNames view={view} meta={meta} />
      <Section title={words.machine.notice} isOpen={false}>
        <ChangeNotice notice={meta.changeNotice} locales={meta.locales} />
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
      <p className="field-hint">{words.guard.factsHint}</p>
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

function Locales({ locales }: { readonly locales: readonly string[] }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const add = (): void => {
    if (typed.trim() !== '' && perform(studio, (now) => addLocale(now, typed.trim())).isDone) setTyped('');
  };
  return (
    <>
      <ul className="plain-list">
        {locales.map((locale) => (
          <li key={locale}>
            <span>
              {localeName(locale, language)} <code>{locale}</code>
            </span>
            {locales.length > 1 && (
              <button
                type="button"
                className="button button-icon"
                aria-label={words.machine.removeLanguage({ name: localeName(locale, language) })}
                onClick={() => perform(studio, (now) => removeLocale(now, locale))}
              >
                <Icon name="trash" size={13} />
              </button>
            )}
          </li>
        ))}
      </ul>
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          type="text"
          aria-label={words.machine.addLanguage}
          placeholder="ar, ja, pt-BR"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <button type="submit" className="button">
          {words.machine.addLanguage}
        </button>
      </form>
    </>
  );
}

function ChangeNotice({
  notice,
  locales,
}: {
  readonly notice: MachineMeta['changeNotice'];
  readonly locales: readonly string[];
}): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  if (!notice) {
    const inAMonth = new Date(new Date().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
    return (
      <button
        type="button"
        className="button"
        onClick={() => perform(studio, (now) => setChangeNotice(now, { text: {}, until: inAMonth }))}
      >
        {words.machine.addNotice}
      </button>
    );
  }
  return (
    <>
      <TextByLocale
        title={words.machine.noticeText}
        locales={locales}
        text={notice.text}
        place={{ kind: 'notice' }}
        isLong
      />
      <Field label={words.machine.until}>
        {(id) => (
          <input
            id={id}
            type="date"
            value={notice.until}
            onChange={({ target }) =>
              target.value &&
              perform(studio, (now) => setChangeNotice(now, { ...notice, until: target.value }), {
                isQuiet: true,
              })
            }
          />
        )}
      </Field>
      <button
        type="button"
        className="button"
        onClick={() => perform(studio, (now) => setChangeNotice(now, undefined))}
      >
        {words.machine.removeNotice}
      </button>
    </>
  );
}

/** One need a line: product.intent. Kept when the field is left and every line is a need. */
function NeedsField({ needs }: { readonly needs: readonly NeedId[] }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const [typed, setTyped] = useState<string | undefined>();
  const lines = (typed ?? '').split(/\s+/).filter(Boolean);
  const wrong = lines.find((line) => !/^[A-Za-z][\w-]*\.[A-Za-z][\w-]*$/.test(line));
  const keep = (): void => {
    if (typed === undefined || wrong !== undefined) return;
    perform(studio, (now) => setNeeds(now, lines as NeedId[]));
    setTyped(undefined);
  };
  return (
    <Field
      label={words.machine.needsLabel}
      hint={wrong === undefined ? words.machine.needsHint : words.machine.notANeed({ word: wrong })}
    >
      {(id) => (
        <textarea
          id={id}
          className="code"
          rows={8}
          aria-invalid={wrong !== undefined}
          value={typed ?? needs.join('\n')}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={keep}
        />
      )}
    </Field>
  );
}
