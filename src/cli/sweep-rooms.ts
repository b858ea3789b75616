/** Sweep and staffing as the commands use them. */
export * from '../study/sweep/index.ts';
export * from '../study/staffing/index.ts';
