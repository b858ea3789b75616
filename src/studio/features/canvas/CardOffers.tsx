/** What can be asked about the selected menu, above its card (overlay.ts). */
import { NodeToolbar, Position } from '@xyflow/react';
import type { ReactElement } from 'react';
import { useStore } from '../../core/store.ts';
import { useLanguage, useStudio } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './CardOffers.module.css';

export function CardOffers({
  menu,
  title,
}: {
  readonly menu: string;
  readonly title: string;
}): ReactElement | null {
  const studio = useStudio();
  const language = useLanguage();
  const offers = useStore(studio.overlay, (overlay) => overlay.offers);
  if (offers.length === 0) return null;
  return (
    <NodeToolbar
      isVisible
      position={Position.Top}
      offset={6}
      className={`${styles.offers} nodrag nopan`}
      role="toolbar"
      aria-label={title}
    >
      {offers.map(({ id, label, name, perform }) => (
        <Button
          key={id}

          title={name[language]}
          aria-label={name[language]}
          data-offer={id}
          onClick={() => perform(menu)}
        >
          ▶ {label[language]}
        </Button>
      ))}
    </NodeToolbar>
  );
}
