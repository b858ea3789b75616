/** An independent engine for SCXML, driven one event after another. */
import { createRequire } from 'node:module';
import type { EventName, Facts } from '../../src/chart/index.ts';

/** The part of SCION that is used; its own types describe an older face. */
interface Scion {
  readonly documentStringToModel: (url: string, xml: string, done: Done<Model>) => void;
  readonly core: {
    readonly Statechart: new (prepared: object) => Chart;
  };
}
type Done<T> = (error: Error | null, result: T) => void;
interface Model {
  readonly prepare: (done: Done<object>) => void;
}
interface Chart {
  readonly start: () => string[];
  readonly gen: (event: { readonly name: string }) => string[];
  /** Active leaves, history, whether it has ended, the data. */
  readonly getSnapshot: () => [string[], object, boolean, Readonly<Record<string, unknown>>];
}

const require = createRequire(import.meta.url);
const scion = require('@scion-scxml/scxml') as Scion;

export interface ScionCall {
  readonly state: string;
  readonly attempts: unknown;
  readonly isDone: boolean;
}

/** As the platform would that knows the caller: `facts` is filled before the call begins. */
export function fillFacts(xml: string, facts: Facts): string {
  const text = JSON.stringify(facts)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
  const filled = xml.replace(/(<data id="facts" expr=")[^"]*/, (_, before: string) => before + text);
  if (filled === xml && !xml.includes(text)) throw new Error('The document has no data for facts.');
  return filled;
}

/** What the engine makes of a document: where a call stands at its beginning, and after each event. */
export async function driveScion(xml: string, word: readonly EventName[]): Promise<ScionCall[]> {
  const model = await promise<Model>((done) => scion.documentStringToModel('menu.scxml', xml, done));
  const chart = new scion.core.Statechart(await promise<object>((done) => model.prepare(done)));
  const look = (): ScionCall => {
    const [leaves, , isDone, data] = chart.getSnapshot();
    return { state: leaves.join(' '), attempts: data['attempts'], isDone };
  };
  chart.start();
  return [
    look(),
    ...word.map((name) => {
      chart.gen({ name });
      return look();
    }),
  ];
}

function promise<T>(begin: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    begin((error, result) => (error ? reject(error) : resolve(result)));
  });
}
