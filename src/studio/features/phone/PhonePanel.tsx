/** The Phone tab. */
import { useMemo, useState, type ReactElement } from 'react';
import type { Facts, Locale, MachineConfig } from '../../../chart/index.ts';
import { chooseText } from '../../../speech/index.ts';
import { useMachine, usePromptLocale, useUi, useWords } from '../../core/use-studio.ts';
import { createBrowserVoice } from './browser-voice.ts';
import { Call } from './Call.tsx';
import { CallerCard } from './CallerCard.tsx';
import type { Speed } from '../../../phone/index.ts';
import { commonWords, phoneWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './PhonePanel.module.css';
import textStyles from '../../kit/text.module.css';

/** What a call was begun with: it keeps its machine while the designer goes on. */
interface Dialled {
  readonly number: number;
  readonly config: MachineConfig;
  readonly facts: Facts;
  readonly locale: Locale;
}

export function PhonePanel(): ReactElement | null {
  const machine = useMachine();
  const say = useWords(phoneWords);
  const { sentenceGap } = useWords(commonWords);
  const caller = useUi((ui) => ui.caller);
  const locale = usePromptLocale(machine?.document.config.meta.locales ?? []);
  const voice = useMemo(() => createBrowserVoice(), []);
  const [dialled, setDialled] = useState<Dialled>();
  const [speed, setSpeed] = useState<Speed>('real');
  const [isMuted, setMuted] = useState(false);
  if (!machine) return null;
  const { config } = machine.document;
  voice.isMuted = isMuted;
  const dial = (): void =>
    setDialled(({ number } = { number: 0, config, facts: caller, locale }) => ({
      number: number + 1,
      config,
      facts: caller,
      locale,
    }));
  const setMute = (next: boolean): void => {
    if (next) voice.stop();
    setMuted(next);
  };
  return (
    <div>
      <div className={styles.tools}>
        <div className={styles.segments} role="group" aria-label={say.speed}>
          {(['real', 'fast', 'instant'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={speed === each}
              title={say.speedNames[each]}
              onClick={() => setSpeed(each)}
            >
              {say.speeds[each]}
            </button>
          ))}
        </div>
        <label className={styles.mute}>
          <input type="checkbox" checked={isMuted} onChange={({ target }) => setMute(target.checked)} />{' '}
          {say.mute}
        </label>
      </div>
      {dialled ? (
        <Call
          key={dialled.number}
          config={dialled.config}
          facts={dialled.facts}
          locale={dialled.locale}
          speed={speed}
          voice={voice}
          say={say}
          isStale={dialled.config !== config}
          onAgain={dial}
        />
      ) : (
        <div className={styles.idle}>
          <p>{say.empty}</p>
          <Button kind="main" className={styles.dial} onClick={dial}>
            {say.idle({ title: chooseText(config.meta.title, locale, config.meta.locales) ?? config.id })}
          </Button>
        </div>
      )}
      <p className={`${textStyles.fieldHint} ${styles.hint}`}>
        {[say.keys, ...(voice.hasVoiceFor(locale) ? [] : [say.noVoice])].join(sentenceGap)}
      </p>
      <CallerCard view={machine.view} locale={locale} say={say} />
    </div>
  );
}
