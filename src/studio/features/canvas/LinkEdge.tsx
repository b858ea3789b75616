/** A connection: thicker the more callers take it, with dots for callers under way. */
import { flag } from '../../kit/classes.ts';
import { ownValue } from '../../../util/own-value.ts';
import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { useStore } from '../../core/store.ts';
import { useStudio, useUi } from '../../core/use-studio.ts';
import type { Overlay } from '../../core/overlay.ts';
import type { StageEdge } from './nodes.ts';
import styles from './LinkEdge.module.css';

const sameDots = (a: Overlay['dots'], b: Overlay['dots']): boolean =>
  a.length === b.length && a.every((dot, i) => dot === b[i]);

export const LinkEdge = memo(function LinkEdge(props: EdgeProps<StageEdge>): ReactElement {
  const { id, data, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props;
  const { overlay } = useStudio();
  const share = useStore(overlay, ({ heat }) => (heat ? (ownValue(heat.rows, id) ?? 0) : undefined));
  const isTaken = useStore(overlay, ({ taken }) => taken === id);
  const dots = useStore(overlay, (all) => all.dots.filter(({ row }) => row === id), sameDots);
  const isNear = useUi(
    ({ selection }) =>
      selection.row === id ||
      (selection.row === undefined &&
        selection.state !== undefined &&
        (selection.state === data?.source || selection.state === data?.target)),
  );
  const [path] = getBezierPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    curvature: 0.32,
  });

  return (
    <g
      className={styles.link}
      data-link={id}
      data-near={flag(isNear)}
      data-taken={flag(isTaken)}
      data-way-back={flag(data?.isWayBack)}
      data-heated={flag(share !== undefined)}
    >
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={14}
        {...(share === undefined ? {} : { style: { strokeWidth: 1 + 11 * Math.sqrt(share) } })}
      />
      {dots.map((dot) => (
        <circle
          key={dot.id}
          className={styles.dot}
          r={6}
          style={{ offsetPath: `path("${path}")`, offsetDistance: `${dot.progress * 100}%` }}
        />
      ))}
    </g>
  );
});
