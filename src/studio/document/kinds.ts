/** What can be under edit, and what a kind of it has to say for itself: all else is the same for all of them. */
import type { Draft } from 'immer';
import type { Patch } from '../../chart/index.ts';
import type { ScenarioConfig } from '../../scenario/index.ts';
import type { Problem } from '../../util/problem.ts';
import type { Said } from '../../words/index.ts';

export type Part = 'machine' | 'layout' | 'scenario';
/** The file a document is named after, then those that lie beside it. */
export type Parts<Content> = readonly [DiskPart<Content>, ...DiskPart<Content>[]];

/** A change of a document as somebody asks for it; those of machines are made by `chart`. */
export interface DocumentEdit<Content> {
  /** What the undo command calls it, such as "move option Printers". */
  readonly name: Said;
  /** Consecutive edits with the same key are one step to undo: typing into one field. */
  readonly mergeKey?: string;
  /** What is worth selecting afterwards. */
  readonly selects?: string;
  recipe(draft: Draft<Content>): void;
}

export interface DocumentKind<Content> {
  partsOf(path: string): Parts<Content>;
  /** What is left when there is the first file only. */
  bare(document: Content): Content;
  /** Refuses, with a sentence for the person, what would make the file unreadable. */
  apply(
    document: Content,
    edit: DocumentEdit<Content>,
  ): { readonly document: Content; readonly patches: readonly Patch[]; readonly refusal?: Said };
}

/** One of the files of a document: what of it is on disk, as far as its store knows. */
export interface DiskPart<Content> {
  readonly part: Part;
  readonly path: string;
  /** The version this document grew from; null when there is no file. */
  version: string | null;
  /** What of a document goes into this file, in the studio's own layout: for drafts. */
  print(document: Content): string;
  /**
   * The same as it is saved: laid out by the hand that wrote the file. What was undone back to something that
   * was on disk gives those very bytes.
   */
  write(document: Content): string;
  /** This was on disk, saying what `document` says. */
  see(text: string, document: Content): void;
  /**
   * The document with this file's content put in; undefined when the text cannot be read. Only the first file
   * of a document is read without one.
   */
  read(
    text: string,
    document: Content | undefined,
  ): { readonly document: Content | undefined; readonly problems: readonly Problem[] };
  isSame(a: Content, b: Content): boolean;
  /** The part of `from` put into `into`. */
  take(from: Content, into: Content): Content;
}

export interface ScenarioDocument {
  /** With its notes: whoever computes with it reads it anew (`checkScenarioValue`). */
  readonly config: ScenarioConfig;
}
