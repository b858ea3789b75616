/** Plays beats over the canvas: a dot along the link, then a rest where the caller listens. */
import { useCallback, useEffect, useState } from 'react';
import type { Studio } from '../../core/studio.ts';
import type { Beat } from '../../figures/replay-moves.ts';

/**
 * Seconds a dot takes along a link, and the shortest and longest rest at a place: a caller's half minute is
 * shortened.
 */
const GLIDE = 0.8;
const REST = { least: 0.5, most: 2.5 };

export interface Player {
  readonly at: number;
  readonly isPlaying: boolean;
  readonly isAtEnd: boolean;
  readonly speed: number;
  toggle(): void;
  back(): void;
  forward(): void;
  goTo(at: number): void;
  setSpeed(speed: number): void;
}

export function usePlayer(beats: readonly Beat[], studio: Studio): Player {
  const [at, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const isAtEnd = at >= beats.length - 1;
  useEffect(() => {
    setAt(0);
    setPlaying(beats.length > 0);
  }, [beats]);

  useEffect(() => {
    const beat = beats[at];
    if (!beat) return undefined;
    if (beat.state !== undefined) studio.stage.current?.show(beat.state);
    return glide(studio, beat, speed);
  }, [beats, at, speed, studio]);

  useEffect(() => {
    if (!isPlaying) return undefined;
    if (isAtEnd) {
      setPlaying(false);
      return undefined;
    }
    const until = Math.max(REST.least, Math.min(REST.most, (beats[at + 1]?.at ?? 0) - (beats[at]?.at ?? 0)));
    const timer = setTimeout(() => setAt(at + 1), ((until + (beats[at]?.row ? GLIDE : 0)) * 1000) / speed);
    return () => clearTimeout(timer);
  }, [beats, at, isPlaying, isAtEnd, speed]);

  useEffect(() => () => clear(studio), [studio]);

  const goTo = useCallback((next: number) => {
    if (next < 0) return;
    setPlaying(false);
    setAt(next);
  }, []);
  return {
    at,
    isPlaying,
    isAtEnd,
    speed,
    setSpeed,
    goTo,
    toggle: () => {
      if (!isPlaying && isAtEnd) setAt(0);
      setPlaying(!isPlaying);
    },
    back: () => goTo(Math.max(0, at - 1)),
    forward: () => goTo(Math.min(beats.length - 1, at + 1)),
  };
}

function clear(studio: Studio): void {
  studio.overlay.set({ active: undefined, taken: undefined, dots: [] });
}

/**
 * Moves the dot, or puts it at the end of its way at once for people who want no motion. Returns the way to
 * stop it.
 */
function glide(studio: Studio, { row, state }: Beat, speed: number): () => void {
  const arrive = (): void => studio.overlay.set({ active: state, taken: row, dots: [] });
  if (row === undefined || window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
    arrive();
    return () => undefined;
  }
  let begun: number | undefined;
  let frame = 0;
  const draw = (time: number): void => {
    begun ??= time;
    const progress = Math.min(1, ((time - begun) / 1000 / GLIDE) * speed);
    if (progress >= 1) {
      arrive();
      return;
    }
    studio.overlay.set({ taken: row, dots: [{ id: 'caller', row, progress }] });
    frame = window.requestAnimationFrame(draw);
  };
  frame = window.requestAnimationFrame(draw);
  return () => window.cancelAnimationFrame(frame);
}
