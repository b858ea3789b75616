/**
 * Room: a machine in the words of other systems.
 *
 * Laws:
 * - Writing is pure, and what is written is accepted by the system's own reader; a test asks that reader.
 * - Text from machine files can not become syntax of the target: each writer has one place where text is
 *   escaped.
 * - A picture leaves nothing out silently: keys inherited by many menus are folded into a note, not dropped.
 *
 * One more format: its file in `writers/`, one row in `registry.ts`, a test with the system's real reader
 * where there is one.
 */
export { findFormat, FORMATS } from './registry.ts';
export type { Format, FormatOptions, Overlay } from './types.ts';
export { toMermaid } from './writers/mermaid.ts';
export { toScxml } from './writers/scxml.ts';
