/** What is selected, in words: kind, name, where it stands. */
import type { ReactElement } from 'react';
import { pathInTitles } from '../../core/actions/finders.ts';
import { Icon, type IconName } from '../../kit/Icon.tsx';
import { useWords } from '../../core/use-studio.ts';
import type { About } from './about.ts';
import { studioWords } from '../../../words/index.ts';
import styles from './Heading.module.css';

interface Props extends About {
  readonly icon: IconName;
  readonly kind: string;
  readonly title: string;
  /** State path; its titles are the way there. */
  readonly path: string;
}

export function Heading({ view, locale, icon, kind, title, path }: Props): ReactElement {
  const words = useWords(studioWords);
  return (
    <header className={styles.heading}>
      <p className={styles.eyebrow}>
        <Icon name={icon} size={14} /> {kind}
      </p>
      <h2 lang={locale} dir="auto">
        {title}
      </h2>
      {path !== '' && (
        <p className={styles.crumbs} lang={locale} dir="auto">
          {pathInTitles(
            view,
            path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '',
            locale,
            words.kinds.start,
          )}
        </p>
      )}
    </header>
  );
}
