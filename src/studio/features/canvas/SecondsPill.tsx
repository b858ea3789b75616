/** How long the menu speaks to the end of its last option, against the limit: a number, a sign and a word. */
import type { ReactElement } from 'react';
import type { Locale } from '../../../chart/index.ts';
import { Icon } from '../../kit/Icon.tsx';
import { useWords } from '../../core/use-studio.ts';
import { worstHearing, type Card, type MachineView } from '../../view/index.ts';
import { judgeSeconds, useSecondsLimits } from '../../core/judge-seconds.ts';
import { studioWords } from '../../../words/index.ts';
import styles from './SecondsPill.module.css';
import textStyles from '../../kit/text.module.css';
import { formatDecimal } from '../../../util/format-number.ts';

export function SecondsPill({
  card,
  view,
  locale,
}: {
  readonly card: Card;
  readonly view: MachineView;
  readonly locale: Locale;
}): ReactElement {
  const words = useWords(studioWords);
  const limits = useSecondsLimits(view, card.path);
  const seconds = worstHearing(view.chart, card, locale).lastOptionEndSeconds;
  const verdict = judgeSeconds(seconds, limits);
  const heard = formatDecimal(seconds, 1);
  const title = limits
    ? words.seconds.worstOfFirst({ seconds: heard, limit: limits.error })
    : words.seconds.worst({ seconds: heard });
  return (
    <span className={styles.seconds} data-verdict={verdict} title={title}>
      {verdict !== 'unknown' && (
        <Icon name={verdict === 'good' ? 'check' : verdict === 'close' ? 'warning' : 'error'} size={12} />
      )}
      <span className={textStyles.number}>{words.seconds.length({ seconds: heard })}</span>
      <span className={textStyles.unseen}>{words.seconds[verdict]}</span>
    </span>
  );
}
