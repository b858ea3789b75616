/**
 * What a report is made of before anybody draws it: sections of sentences, tables, charts and commands, in
 * words and numbers ready to be read. Every renderer of reports draws the same outline, so that two formats
 * cannot tell different stories. Plain renderers leave charts out.
 */
import type { EvidenceStatus } from '../../behaviour/index.ts';
import type { Language } from '../../words/index.ts';
import type { Chart, Series } from './charts.ts';

/** `brief` fits a terminal; `whole` has every figure, in words; `page` has charts and their data too. */
export type Depth = 'brief' | 'whole' | 'page';

/**
 * `unclear`: the 95 % interval of the difference contains zero. `unknown`: there is no interval to say (one
 * replication). `higher`/`lower`: a clear difference in a figure that is neither good nor bad.
 */
export type Direction = 'better' | 'worse' | 'unclear' | 'same' | 'higher' | 'lower' | 'unknown';

/** A text, and what it is where a page marks that with a sign, a frame or a link. */
export type Cell =
  | string
  | ({ readonly text: string } &
      /** `isProbable`: not sure enough to stand out. */
      (
        | { readonly kind: 'direction'; readonly direction: Direction; readonly isProbable?: boolean }
        | { readonly kind: 'status'; readonly status: EvidenceStatus }
        /** `name` is what a scenario calls it, `title` what people do; `note` stands behind both. */
        | {
            readonly kind: 'parameter';
            readonly name: string;
            readonly title: string;
            readonly note: string | undefined;
          }
        | { readonly kind: 'figure'; readonly figure: string; readonly definition: string }
      ));

export interface Column {
  readonly head: string;
  /** Numbers are set flush right, and a narrow medium never cuts them. */
  readonly isNumeric: boolean;
  /** Left out, the last one first, where a medium is too narrow for the whole table. */
  readonly isSpare?: boolean;
}

export interface OutlineTable {
  /** What it shows, for who meets the table alone. */
  readonly caption: string;
  /** When no heading right above says the same. */
  readonly isCaptionShown?: boolean;
  /** Plain renderers set an empty line before it. */
  readonly isSetOff?: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Right below it. */
  readonly note?: string;
}

export interface ChartPart {
  readonly kind: 'chart';
  readonly chart: Chart;
  readonly caption: string;
  /** Behind the caption: what the chart comes to. */
  readonly outcome?: readonly Cell[];
  /** For who cannot see the chart. */
  readonly spoken?: string;
  readonly key?: readonly KeyItem[];
  readonly note?: string;
  /** The numbers behind it: nobody has to read a picture to know a number. */
  readonly data?: OutlineTable;
}

export interface KeyItem {
  readonly text: string;
  readonly series: Series;
  readonly opacity?: number;
}

export type OutlinePart =
  | {
      readonly kind: 'sentence';
      readonly text: string;
      readonly role?: 'lead' | 'balance' | 'note' | 'how' | 'alert' | 'about' | undefined;
      /** Said more quietly behind it. */
      readonly aside?: string;
    }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'terms';
      readonly role?: 'note';
      readonly items: readonly { readonly id?: string; readonly term: string; readonly text: string }[];
    }
  | {
      readonly kind: 'tally';
      readonly items: readonly { readonly count: number; readonly of: Cell }[];
    }
  | { readonly kind: 'table'; readonly table: OutlineTable }
  | { readonly kind: 'command'; readonly text: string; readonly title?: string }
  | ChartPart
  /** Small charts side by side. */
  | { readonly kind: 'multiples'; readonly charts: readonly ChartPart[] }
  | { readonly kind: 'key'; readonly items: readonly KeyItem[] }
  /** Closed at first, where the medium can open it. */
  | { readonly kind: 'folded'; readonly title: string; readonly parts: readonly OutlinePart[] }
  /** Framed apart: not simulated but mapped. */
  | { readonly kind: 'mapped'; readonly parts: readonly OutlinePart[] };

export interface OutlineSection {
  /** A word without spaces; names the place on a page. */
  readonly id: string;
  /** Empty: a notice without a heading. */
  readonly title: string;
  /** How to read what follows, where there is room for it. */
  readonly how?: string | undefined;
  readonly parts: readonly OutlinePart[];
}

export interface Outline {
  readonly language: Language;
  readonly kicker: string;
  readonly title: string;
  /** What was asked, right below the title. */
  readonly about?: string;
  /**
   * Columns of a terminal that it keeps to. Undefined: as wide as its tables; then nothing is cut or
   * wrapped.
   */
  readonly width: number | undefined;
  readonly sections: readonly OutlineSection[];
}

type Sentence = Extract<OutlinePart, { kind: 'sentence' }>;

export function sentence(text: string, role?: Sentence['role'], aside?: string): OutlinePart {
  return { kind: 'sentence', text, ...(role && { role }), ...(aside && { aside }) };
}

export function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
