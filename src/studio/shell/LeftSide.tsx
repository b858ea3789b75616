import type { ReactElement } from 'react';
import { OutlineTree } from '../features/outline/OutlineTree.tsx';
import { Guarded } from './Guarded.tsx';
import { ProjectList } from './ProjectList.tsx';
import { useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import styles from './LeftSide.module.css';

export function LeftSide(): ReactElement {
  const words = useWords(studioWords);
  return (
    <nav className={styles.left} aria-label={words.project.title}>
      <Guarded>
        <ProjectList />
      </Guarded>
      <Guarded>
        <OutlineTree />
      </Guarded>
    </nav>
  );
}
