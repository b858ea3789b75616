/** Where an option leads: said in words, changed through the same list the keyboard uses. */
import type { ReactElement } from 'react';
import { goTo } from '../../core/actions/actions.ts';
import { pickDestinationForOption } from '../../core/actions/finders.ts';
import { Icon } from '../../kit/Icon.tsx';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { targetText } from '../../core/describe-stop.ts';
import type { Row } from '../../view/index.ts';
import type { About } from './about.ts';
import { studioWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './TargetField.module.css';

export function TargetField({ view, locale, row }: About & { readonly row: Row }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const { target } = row;
  return (
    <div className={styles.target} data-kind={target.kind}>
      <p lang={locale} dir="auto">
        {targetText(view, row, locale, words)}
      </p>
      <div className={styles.tools}>
        {target.kind === 'card' && (
          <Button onClick={() => goTo(studio, target.card)}>{words.inspector.goThere}</Button>
        )}
        <Button onClick={() => pickDestinationForOption(studio, row.id)}>
          <Icon name="final" size={13} />
          {words.inspector.changeTarget}
        </Button>
      </div>
    </div>
  );
}
