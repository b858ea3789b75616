/** One call: XState's actor runs the machine, the platform speaks, the canvas follows. */
import { flag } from '../../kit/classes.ts';
import { useActorRef, useSelector } from '@xstate/react';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import {
  KEYS,
  keySymbol,
  type Facts,
  type Key,
  type Locale,
  type MachineConfig,
} from '../../../chart/index.ts';
import { createMenuMachine } from '../../../machine/index.ts';
import { chooseText, localePackFor } from '../../../speech/index.ts';
import { useStudio } from '../../core/use-studio.ts';
import { optionId, START_ROW, stateTitle } from '../../view/index.ts';
import type { BrowserVoice } from './browser-voice.ts';
import { Pad } from './Pad.tsx';
import { createActorCall, statePathOf } from './actor-call.ts';
import {
  createPhoneCall,
  type Clock,
  type PhoneState,
  type Speed,
  type SpokenNow,
} from '../../../phone/index.ts';
import { Transcript } from './Transcript.tsx';
import type { PhoneWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import { Key as PadKey } from '../../kit/Key.tsx';
import { Notice } from '../../kit/Notice.tsx';
import phonePanelStyles from './PhonePanel.module.css';
import styles from './Call.module.css';
import textStyles from '../../kit/text.module.css';
import { formatDecimal } from '../../../util/format-number.ts';

interface Props {
  readonly config: MachineConfig;
  readonly facts: Facts;
  readonly locale: Locale;
  readonly speed: Speed;
  readonly voice: BrowserVoice;
  readonly say: PhoneWords;
  readonly isStale: boolean;
  readonly onAgain: () => void;
}

/** Seconds of the page's own timeline. */
const pageClock: Clock = {
  now: () => Number(window.document.timeline.currentTime ?? 0) / 1000,
  after: (seconds, act) => {
    const timer = setTimeout(act, seconds * 1000);
    return () => clearTimeout(timer);
  },
};

export function Call({ config, facts, locale, speed, voice, say, isStale, onAgain }: Props): ReactElement {
  const studio = useStudio();
  const menu = useMemo(() => createMenuMachine(config), [config]);
  const actor = useActorRef(menu.machine, { input: facts });
  const at = useSelector(actor, (snapshot) => statePathOf((snapshot as { value: unknown }).value));
  const speedNow = useRef(speed);
  speedNow.current = speed;
  const call = useMemo(
    () =>
      createPhoneCall({
        config,
        menu,
        actor: createActorCall(config, actor as never),
        locale,
        clock: pageClock,
        voice,
        speed: () => speedNow.current,
      }),
    [config, menu, actor, locale, voice],
  );
  const phone = useSyncExternalStore(call.subscribe, call.getSnapshot);
  const taken = phone.taken === 'start' ? START_ROW : phone.taken && optionId(phone.taken);
  const [pressed, setPressed] = useState<Key>();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    call.start();
    box.current?.focus();
    return () => {
      call.end();
      studio.overlay.set({ active: undefined, taken: undefined });
    };
  }, [call, studio]);
  useEffect(() => {
    studio.overlay.set({ active: at, taken });
    studio.stage.current?.show(at);
  }, [at, taken, studio]);

  const isLive = phone.phase !== 'ended';
  const press = (key: Key): void => {
    setPressed(key);
    setTimeout(() => setPressed(undefined), 150);
    call.press(key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.target instanceof HTMLSelectElement ||
      event.target instanceof HTMLInputElement
    )
      return;
    const key = KEYS.find((each) => keySymbol(each) === event.key);
    if (!isLive || (!key && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (key) press(key);
    else call.hangUp();
  };
  const labelOf = (option: SpokenNow): string => labelFor(option, locale, config.meta.locales);

  const chart = studio.viewOf(config).chart;
  const state = chart.stateAt(at);
  const current = phone.segments[phone.segment];
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the pad, from anywhere in it
    <div className={styles.call} ref={box} tabIndex={-1} onKeyDown={onKeyDown} data-phase={phone.phase}>
      <div className={styles.screen}>
        <p className={styles.line} lang={locale} dir="auto">
          {chooseText(config.meta.title, locale, config.meta.locales)}{' '}
          <bdi dir="ltr" className={textStyles.number}>
            {config.meta.number}
          </bdi>
        </p>
        <p className={styles.state} lang={locale} dir="auto">
          {state ? stateTitle(chart, state, locale) : at}
          {phone.attempts > 0 && <small> · {say.attempts({ count: phone.attempts })}</small>}
        </p>
        <p
          className={styles.caption}
          lang={locale}
          dir="auto"
          aria-live={voice.isMuted || !voice.hasVoiceFor(locale) ? 'polite' : 'off'}
        >
          {phone.phase === 'speaking' ? current?.text : say.phase[phone.phase]}
        </p>
        <Progress phone={phone} say={say} speed={speed} />
      </div>
      {isStale && (
        <Notice kind="info">
          <span>{say.changed}</span>
        </Notice>
      )}
      <Pad
        say={say}
        options={isLive ? phone.options : []}
        pressed={pressed}
        isLive={isLive}
        labelOf={labelOf}
        onPress={press}
      />
      {isLive ? (
        <Button kind="danger" className={phonePanelStyles.dial} onClick={() => call.hangUp()}>
          {say.hangUp}
        </Button>
      ) : (
        <Button kind="main" className={phonePanelStyles.dial} onClick={onAgain}>
          {say.again}
        </Button>
      )}
      {isLive && phone.options.length > 0 && (
        <ul className={styles.offers}>
          {phone.options.map((option) => (
            <li key={optionId(option.taken)} data-now={flag(current?.option === option)}>
              <PadKey>{keySymbol(option.key)}</PadKey> <bdi lang={locale}>{labelOf(option)}</bdi>
            </li>
          ))}
        </ul>
      )}
      <Transcript config={config} entries={phone.transcript} say={say} locale={locale} />
    </div>
  );
}

/** What an option is called: its own label, else what its role is called in this language. */
export function labelFor({ role, edge }: SpokenNow, locale: Locale, locales: readonly Locale[]): string {
  const label = chooseText(edge.transition.meta?.label, locale, locales) ?? '';
  return label || (role === 'choice' ? '' : localePackFor(locale).roleLabels[role]);
}

/**
 * How far the prompt is, or how long the platform still waits. Drawn by the style sheet: no frames of ours.
 */
function Progress({
  phone,
  say,
  speed,
}: {
  readonly phone: PhoneState;
  readonly say: PhoneWords;
  readonly speed: Speed;
}): ReactElement {
  if (phone.phase === 'waiting') {
    return (
      <p className={styles.wait} key={phone.transcript.length}>
        <span style={{ animationDuration: `${phone.patience}s` }} />
        <small>{say.waiting({ seconds: formatDecimal(phone.patience, phone.patience < 3 ? 1 : 0) })}</small>
      </p>
    );
  }
  const end = phone.segments.at(-1)?.endSeconds ?? 0;
  const said = phone.phase === 'speaking' ? (phone.segments[phone.segment]?.endSeconds ?? end) : 0;
  return (
    <p className={styles.said} data-speed={speed}>
      <span style={{ inlineSize: end > 0 ? `${(100 * said) / end}%` : 0 }} />
    </p>
  );
}
