/** Who is calling, and what that changes in the first menu. */
import { useMemo, useState, type FormEvent, type ReactElement } from 'react';
import {
  type Facts,
  keySymbol,
  type Locale,
  type MachineConfig,
  nameFactShown,
  UNKNOWN_CALLER,
} from '../../../chart/index.ts';
import { createMenuMachine } from '../../../machine/index.ts';
import { useLanguage, useStudio, useUi } from '../../core/use-studio.ts';
import { CallerPicker, factsIn } from '../../kit/CallerPicker.tsx';
import { Section } from '../../kit/fields.tsx';
import type { MachineView } from '../../view/index.ts';
import { labelFor } from './Call.tsx';
import { compareMenus } from './compare-menus.ts';
import { firstMenuFor } from './first-menu-for.ts';
import type { PhoneWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import { Key } from '../../kit/Key.tsx';
import styles from './CallerCard.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly view: MachineView;
  readonly locale: Locale;
  readonly say: PhoneWords;
}

export function CallerCard({ view, locale, say }: Props): ReactElement {
  const studio = useStudio();
  const caller = useUi((ui) => ui.caller);
  const isKnown = caller.identity !== 'unknown' || caller.devices.length > 0 || caller.history.length > 0;
  return (
    <Section title={say.caller}>
      <p className={textStyles.fieldHint}>{say.callerHint}</p>
      <CallerPicker view={view} />
      <FreeFacts view={view} say={say} />
      {isKnown && (
        <Button kind="quiet" onClick={() => studio.ui.set({ caller: usualCaller(caller) })}>
          {say.forget}
        </Button>
      )}
      <FirstMenu
        config={view.chart.config}
        caller={caller}
        locale={locale}
        say={say}
        hasGuards={view.chart.transitions.some(
          ({ transition }) => transition.guard !== undefined && transition.guard.type !== 'attemptsLeft',
        )}
      />
    </Section>
  );
}

/** Nobody in particular who calls at the same moment. */
function usualCaller({ day, hour, open }: Facts): Facts {
  return { ...UNKNOWN_CALLER, day, hour, ...(open && { open }) };
}

type FactKind = 'identity' | 'devices' | 'history';

/** Values that no guard names, and those typed before. */
function FreeFacts({ view, say }: { readonly view: MachineView; readonly say: PhoneWords }): ReactElement {
  const studio = useStudio();
  const caller = useUi((ui) => ui.caller);
  const [kind, setKind] = useState<FactKind>('devices');
  const [text, setText] = useState('');
  const language = useLanguage();
  const known = factsIn(view);
  const extra = {
    devices: caller.devices.filter((each) => !known.devices.includes(each)),
    history: caller.history.filter((each) => !known.histories.includes(each)),
  };
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const value = text.trim();
    if (value === '') return;
    const next: Facts =
      kind === 'identity'
        ? { ...caller, identity: value }
        : { ...caller, [kind]: [...new Set([...caller[kind], value])] };
    studio.ui.set({ caller: next });
    setText('');
  };
  const names = { identity: say.addIdentity, devices: say.addDevice, history: say.addHistory };
  return (
    <>
      {(['devices', 'history'] as const).map((list) =>
        extra[list].map((each) => (
          <label key={`${list} ${each}`} className={styles.fact}>
            <input
              type="checkbox"
              checked
              onChange={() =>
                studio.ui.set({ caller: { ...caller, [list]: caller[list].filter((one) => one !== each) } })
              }
            />
            {nameFactShown(list, each, language, view.chart.config.meta).name}
          </label>
        )),
      )}
      <form className={styles.form} onSubmit={add}>
        <select
          aria-label={say.caller}
          value={kind}
          onChange={({ target }) => setKind(target.value as FactKind)}
        >
          {(Object.keys(names) as FactKind[]).map((each) => (
            <option key={each} value={each}>
              {names[each]}
            </option>
          ))}
        </select>
        <input
          type="text"
          aria-label={names[kind]}
          value={text}
          maxLength={64}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit">{say.add}</Button>
      </form>
    </>
  );
}

function FirstMenu({
  config,
  caller,
  locale,
  say,
  hasGuards,
}: {
  readonly config: MachineConfig;
  readonly caller: Facts;
  readonly locale: Locale;
  readonly say: PhoneWords;
  readonly hasGuards: boolean;
}): ReactElement {
  const menus = useMemo(() => {
    const menu = createMenuMachine(config);
    const usual = usualCaller(caller);
    return { own: firstMenuFor(menu, config, caller), usual: firstMenuFor(menu, config, usual) };
  }, [config, caller]);
  const options = compareMenus(menus.own?.options ?? [], menus.usual?.options ?? []);
  const isSame = options.every(({ mark }) => mark === 'same') && menus.own?.state === menus.usual?.state;
  return (
    <div className={styles.personal}>
      <h4>{say.personal}</h4>
      {!menus.own && <p className={textStyles.fieldHint}>{say.connects}</p>}
      <ol>
        {options.map(({ option, mark }, i) => (
          <li key={i} data-mark={mark}>
            <Key>{keySymbol(option.key)}</Key>
            <span lang={locale} dir="auto">
              {labelFor(option, locale, config.meta.locales)}
            </span>
            {mark !== 'same' && <small>{say.marks[mark]}</small>}
          </li>
        ))}
      </ol>
      {isSame && <p className={textStyles.fieldHint}>{hasGuards ? say.samePersonal : say.noGuards}</p>}
    </div>
  );
}
