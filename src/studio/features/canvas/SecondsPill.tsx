/** How long the menu speaks to the end of its last option, against the limit: a number, a sign and a word. */
import type { ReactElement } from 'react';
import type { Locale } from '../../../chart/index.ts';
import { Icon } from '../../kit/Icon.tsx';
import { useWords } from '../../core/use-studio.ts';
import { worstHearing, type Card, type MachineView } from '../../view/index.ts';
import { judgeSeconds, useSecondsLimits } from '../../core/judge-seconds.ts';

export function SecondsPill({
  card,
  view,
  locale,
}: {
  readonly card: Card;
  readonly view: MachineView;
  readonly locale: Locale;
}): ReactElement {
  const words = useWords();
  const limits = useSecondsLimits(view, card.path);
  const seconds = worstHearing(view.chart, card, locale).lastOptionEndSeconds;
  const verdict = judgeSeconds(seconds, limits);
  return (
    <span className={`seconds seconds-${verdict}`} title={words.seconds.worst(seconds, limits?.error)}>
      {verdict !== 'unknown' && (
        <Icon name={verdict === 'good' ? 'check' : verdict === 'close' ? 'warning' : 'error'} size={12} />
      )}
      <span className="number">{seconds.toFixed(1)}</span> s
      <span className="unseen">{words.seconds[verdict]}</span>
    </span>
  );
}
