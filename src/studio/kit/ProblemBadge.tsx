/** How many things are wrong here, and how badly: sign, number and words, not colour alone. */
import type { ReactElement } from 'react';
import { Icon } from './Icon.tsx';
import { useLanguage, useWords } from '../core/use-studio.ts';
import type { Mark } from '../core/checks/mark-problems.ts';
import { studioWords } from '../../words/index.ts';
import styles from './ProblemBadge.module.css';

export function ProblemBadge({ mark }: { readonly mark: Mark }): ReactElement {
  const words = useWords(studioWords);
  const language = useLanguage();
  return (
    <span
      className={styles.badge}
      data-severity={mark.severity}
      title={mark.messages.map((message) => message[language]).join('\n')}
      role="img"
      aria-label={`${words.severity[mark.severity]}: ${words.said.problems({ count: mark.count })}`}
    >
      <Icon name={mark.severity} size={13} />
      {mark.count > 1 && mark.count}
    </span>
  );
}
