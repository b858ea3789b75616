/**
 * One simulated caller: found by what became of them, followed over the canvas as a dot, told as a
 * transcript.
 */
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Outcome } from '../../../kernel/index.ts';
import { useMachine, usePromptLocale, useStudio, useUi } from '../../core/use-studio.ts';
import { Section } from '../../kit/fields.tsx';
import { cardTitle } from '../../view/index.ts';
import { describeCaller, describeDialling, describeStep, printElapsed } from '../../../transcript/index.ts';
import { beginSentence } from './begin-sentence.ts';
import { findBeats, type Beat } from '../../figures/replay-moves.ts';
import { usePlayer } from './use-player.ts';
import type { UsedWhatIf } from './use-what-if.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './ReplayPanel.module.css';
import textStyles from '../../kit/text.module.css';

const OUTCOMES = [
  'served',
  'misrouted-wrong-option',
  'lost-hung-up',
  'lost-attempts',
] as const satisfies readonly Outcome[];
const SPEEDS = [1, 2, 4] as const;

export function ReplayPanel({ used }: { readonly used: UsedWhatIf }): ReactElement {
  const { state, say, whatIf } = used;
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('lost-hung-up');
  const words = say.replay;
  const machine = useMachine();
  const locale = usePromptLocale(machine?.document.config.meta.locales ?? []);
  const selected = useUi(({ selection }) => selection.state);
  const [place, setPlace] = useState('');
  const menus = useMemo(
    () => [...(machine?.view.cards.values() ?? [])].filter(({ kind }) => kind === 'menu'),
    [machine],
  );
  // What is selected on the canvas is what one most likely asks about.
  useEffect(
    () => setPlace(selected !== undefined && menus.some(({ path }) => path === selected) ? selected : ''),
    [selected, menus],
  );
  const find = (): void => {
    const isMisrouted = outcome === 'misrouted-wrong-option';
    whatIf.replay({
      replication: 0,
      limit: 5,
      outcome,
      ...(place === '' || outcome === 'served'
        ? {}
        : isMisrouted
          ? { misroutedAt: place }
          : { lostAt: place }),
    });
  };
  return (
    <Section title={words.title}>
      <form
        className={styles.find}
        onSubmit={(event) => {
          event.preventDefault();
          find();
        }}
      >
        <label>
          <span>{words.outcome}</span>
          <select value={outcome} onChange={({ target }) => setOutcome(target.value as typeof outcome)}>
            {OUTCOMES.map((each) => (
              <option key={each} value={each}>
                {words.outcomes[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.where}</span>
          <select
            value={outcome === 'served' ? '' : place}
            disabled={outcome === 'served'}
            onChange={({ target }) => setPlace(target.value)}
          >
            <option value="">{words.anywhere}</option>
            {machine &&
              menus.map(({ path, state: menu }) => (
                <option key={path} value={path}>
                  {cardTitle(machine.view.chart, menu, locale)}
                </option>
              ))}
          </select>
        </label>
        <Button type="submit" disabled={state.isReplaying}>
          {words.find}
        </Button>
      </form>
      <div role="status">
        {state.isReplaying && <p className={textStyles.fieldHint}>{words.finding}</p>}
        {state.replayFailure !== undefined && <p className={textStyles.fieldHint}>{state.replayFailure}</p>}
        {state.transcripts?.length === 0 && <p className={textStyles.fieldHint}>{words.nobody}</p>}
      </div>
      {state.transcripts && state.transcripts.length > 0 && <Player used={used} />}
    </Section>
  );
}

function Player({ used }: { readonly used: UsedWhatIf }): ReactElement | null {
  const { state, say, language } = used;
  const words = say.replay;
  const studio = useStudio();
  const machine = useMachine();
  const config = machine?.document.config;
  const locale = usePromptLocale(config?.meta.locales ?? []);
  const [which, setWhich] = useState(0);
  const { transcripts } = state;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setWhich(0);
    // Asked for from the canvas or from the list above, it may lie below the edge.
    box.current?.scrollIntoView({ block: 'start' });
  }, [transcripts]);
  const transcript = transcripts?.[which];
  const lines = useMemo(
    () => state.info?.worlds.find(({ id }) => id === state.world)?.lines ?? [],
    [state.info, state.world],
  );
  const beats = useMemo(
    (): readonly Beat[] => (config && transcript ? findBeats(config, transcript, lines) : []),
    [config, transcript, lines],
  );
  const player = usePlayer(beats, studio);
  if (!transcript || !transcripts) return null;
  const step = beats[player.at]?.step ?? 0;
  // Menus of the machine on the canvas are called what their cards are called.
  const cardNamed = (path: string): string | undefined => {
    const at = machine?.view.chart.stateAt(path);
    return machine && at && cardTitle(machine.view.chart, at, locale);
  };
  let dialledAt = 0;
  let isOwn = false;
  return (
    <div className={styles.replay} ref={box}>
      <div className={styles.tools} role="group" aria-label={words.title}>
        <Button
          kind="icon"
          aria-label={words.back}
          title={words.back}
          onClick={player.back}
          disabled={player.at === 0}
        >
          ◀
        </Button>
        <Button kind="main" onClick={player.toggle}>
          {player.isPlaying ? words.pause : player.isAtEnd ? words.again : words.play}
        </Button>
        <Button
          kind="icon"
          aria-label={words.forward}
          title={words.forward}
          onClick={player.forward}
          disabled={player.isAtEnd}
        >
          ▶
        </Button>
        <select
          aria-label={words.speed}
          value={player.speed}
          onChange={({ target }) => player.setSpeed(Number(target.value))}
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>
              {speed}×
            </option>
          ))}
        </select>
        {transcripts.length > 1 && (
          <Button kind="quiet" onClick={() => setWhich((which + 1) % transcripts.length)}>
            {words.another}
          </Button>
        )}
      </div>
      <p className={textStyles.fieldHint}>{words.which({ at: which + 1, of: transcripts.length })}</p>
      {describeCaller(transcript, language).map((line, i) => (
        <p key={i} className={i === 0 ? styles.head : textStyles.fieldHint}>
          {line}
        </p>
      ))}
      <ol className={styles.transcript} aria-label={words.transcript}>
        {transcript.steps.map((each, i) => {
          if (each.kind === 'dials') {
            dialledAt = each.at;
            isOwn = lines.includes(each.line);
          }
          const title = each.kind === 'hears' && isOwn ? cardNamed(each.menu) : undefined;
          return (
            <li key={i} aria-current={i === step ? 'step' : undefined} data-kind={each.kind}>
              {each.kind === 'dials' && <h4>{describeDialling(each.at, each.attempt, language)}</h4>}
              <button type="button" onClick={() => player.goTo(beats.findIndex((beat) => beat.step === i))}>
                <span className={textStyles.number}>{printElapsed(each.at - dialledAt)}</span>
                <span>
                  {beginSentence(
                    describeStep(
                      each,
                      language,
                      each.kind === 'hears' ? { menuTitle: title ?? each.menuTitle } : undefined,
                    ),
                  )}
                  {each.kind === 'hears' && (
                    <q dir="auto">
                      {each.texts.join(' ')}
                      {each.isCutShort ? '…' : ''}
                    </q>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
