/** Small line drawings, 16 by 16, in the colour of the text. */
import { memo, type ReactElement } from 'react';
import styles from './Icon.module.css';

const PATHS = {
  menu: 'M3 4h10M3 8h10M3 12h6',
  announcement: 'M3 6.5v3h2.5L9 12V4L5.5 6.5zM11.5 6a3 3 0 0 1 0 4',
  decision: 'M8 2.5 13.5 8 8 13.5 2.5 8z',
  final: 'M3 8h8M8 4.5 11.5 8 8 11.5M13.5 3v10',
  start:
    'M4.2 2.8c.8-.5 1.7.2 2 1 .3.9.2 1.6-.5 2.1-.4.3-.4.7-.2 1.1a8 8 0 0 0 3.5 3.5c.4.2.8.2 1.1-.2.5-.7 1.2-.8 2.1-.5.8.3 1.5 1.2 1 2-.6 1-1.7 1.5-2.9 1.2C6.700 11.900 4.100 9.300 3 5.700c-.3-1.200.2-2.300 1.200-2.900z',
  group: 'M2.500 3.500h11v9h-11zM2.500 6h11',
  undo: 'M5.500 3 2.500 6l3 3M2.500 6h6.500a4 4 0 0 1 0 8H6',
  redo: 'M10.500 3l3 3-3 3M13.500 6H7a4 4 0 0 0 0 8h3',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.600 10.600 14 14',
  save: 'M3 2.500h8l2.500 2.500v8.500H2.500v-11zM5 2.500v4h5v-4M4.500 13.500V9.500h7v4',
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  left: 'M2.500 3h11v10h-11zM6.500 3v10',
  right: 'M2.500 3h11v10h-11zM9.500 3v10',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  trash: 'M3 4.500h10M6 4.500V3h4v1.500M4.500 4.500l.5 9h6l.5-9M6.700 7v4M9.300 7v4',
  repeat: 'M3 8a5 5 0 0 1 9-3l1 1M13 2.800V6h-3.200M13 8a5 5 0 0 1-9 3l-1-1M3 13.200V10h3.200',
  back: 'M6.500 4 2.500 8l4 4M2.500 8h11',
  operator:
    'M3 9V8a5 5 0 0 1 10 0v1M3 9h2v3.500H3.500A.5.5 0 0 1 3 12zM13 9h-2v3.500h1.500a.5.500 0 0 0 .5-.500zM12 12.500c0 1-1.500 1.500-3.500 1.500',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.500v1.500M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M3.400 12.600l1-1M11.600 4.400l1-1',
  moon: 'M13 9.500A5.500 5.500 0 0 1 6.500 3a5.500 5.500 0 1 0 6.500 6.500z',
  fit: 'M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10',
  tidy: 'M2.500 3h4v4h-4zM9.500 3h4v4h-4zM2.500 9.500h4v4h-4zM9.500 9.500h4v4h-4z',
  keyboard: 'M1.500 4h13v8h-13zM4 6.500h.01M6.700 6.500h.01M9.300 6.500h.01M12 6.500h.01M4.500 9.500h7',
  check: 'M3 8.500 6.500 12 13 4.500',
  warning: 'M8 2.500 14.500 13.500h-13zM8 6.500v3.500M8 11.800v.01',
  error: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.800M8 11v.01',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.200V11M8 5v.01',
  file: 'M4 2h5l3.500 3.500V14H4zM9 2v3.500h3.500',
  globe:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c2 2 2.500 4 2.500 6S10 12 8 14C6 12 5.500 10 5.500 8S6 4 8 2z',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = memo(function Icon({
  name,
  size = 16,
}: {
  readonly name: IconName;
  readonly size?: number;
}): ReactElement {
  return (
    <svg
      className={styles.icon}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
});
