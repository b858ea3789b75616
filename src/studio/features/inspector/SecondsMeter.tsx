/**
 * A prompt's length in every language, for the caller who hears most and for the chosen one, against the
 * limit.
 */
import type { ReactElement } from 'react';
import { describeWho, type Guard, type Locale } from '../../../chart/index.ts';
import { Icon } from '../../kit/Icon.tsx';
import { localeName } from '../../core/words/locale-name.ts';
import { useLanguage, useUi, useWords } from '../../core/use-studio.ts';
import { judgeSeconds, useSecondsLimits, type SecondsLimits } from '../../core/judge-seconds.ts';
import { hearingOf, worstHearing, type Card, type Hearing, type MachineView } from '../../view/index.ts';
import { studioWords } from '../../../words/index.ts';
import styles from './SecondsMeter.module.css';
import textStyles from '../../kit/text.module.css';
import { formatDecimal } from '../../../util/format-number.ts';

export function SecondsMeter({
  card,
  view,
  locales,
}: {
  readonly card: Card;
  readonly view: MachineView;
  readonly locales: readonly Locale[];
}): ReactElement {
  const words = useWords(studioWords);
  const caller = useUi((ui) => ui.caller);
  const language = useLanguage();
  const limits = useSecondsLimits(view, card.path);
  return (
    <div className={styles.meters}>
      {locales.map((locale) => {
        const worst = worstHearing(view.chart, card, locale);
        const own = hearingOf(view.chart, card, locale, caller);
        const isOneForAll = Math.abs(worst.lastOptionEndSeconds - own.lastOptionEndSeconds) < 0.05;
        return (
          <div key={locale} className={styles.block}>
            <h4>{localeName(locale, language)}</h4>
            <Meter
              label={isOneForAll ? words.seconds.everybody : words.seconds.longest}
              hearing={worst}
              limits={limits}
            />
            {!isOneForAll && worst.holding.length > 0 && (
              <p className={textStyles.fieldHint}>
                {describeWho(asGuard(worst.holding), language, view.chart.config.meta)}
              </p>
            )}
            {!isOneForAll && <Meter label={words.seconds.chosen} hearing={own} limits={limits} />}
          </div>
        );
      })}
    </div>
  );
}

function asGuard(holding: readonly Guard[]): Guard {
  const [only, second] = holding;
  return only && !second ? only : { type: 'when', params: { all: holding } };
}

function Meter({
  label,
  hearing,
  limits,
}: {
  readonly label: string;
  readonly hearing: Hearing;
  readonly limits: SecondsLimits | undefined;
}): ReactElement {
  const words = useWords(studioWords);
  const seconds = hearing.lastOptionEndSeconds;
  const verdict = judgeSeconds(seconds, limits);
  const scale = Math.max(seconds, (limits?.error ?? 20) * 1.2);
  const percent = (value: number): string => `${(100 * value) / scale}%`;
  return (
    <div className={styles.meter} data-verdict={verdict}>
      <p>
        <span>{label}</span>
        <strong className={textStyles.number}>
          {words.seconds.length({ seconds: formatDecimal(seconds, 1) })}
        </strong>
        <em>
          {verdict !== 'unknown' && (
            <Icon name={verdict === 'good' ? 'check' : verdict === 'close' ? 'warning' : 'error'} size={12} />
          )}
          {words.seconds[verdict]}
        </em>
      </p>
      {limits && (
        <div className={styles.bar} aria-hidden="true">
          <span className={styles.fill} style={{ inlineSize: percent(seconds) }} />
          <span
            className={styles.limit}
            style={{ insetInlineStart: percent(limits.error) }}
            title={words.seconds.limit({ seconds: limits.error })}
          />
        </div>
      )}
    </div>
  );
}
