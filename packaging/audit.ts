/**
 * What the public lists of known holes say about what we pass on. They are asked through `npm audit`; a place that
 * cannot reach them is told so, and nothing fails for it.
 */
import type { Bom } from './sbom.ts';
import type { Lock } from './licences.ts';

/** `npm audit --json`, where there was an answer. */
interface Answer {
  readonly auditReportVersion: number;
  readonly vulnerabilities: Readonly<
    Record<
      string,
      {
        readonly severity: string;
        /** A hole, or the name of the package below that has it. */
        readonly via: readonly (string | { readonly title?: string; readonly url?: string })[];
        /** Paths in the lock file. */
        readonly nodes: readonly string[];
      }
    >
  >;
}

export interface Judgement {
  readonly isBad: boolean;
  readonly text: string;
}

const BAD = ['high', 'critical'];

/** @param output what `npm audit --json` printed, whatever that was */
export function judgeAudit(output: string, lock: Lock, sbom: Bom): Judgement {
  const answer = readAnswer(output);
  if (!answer)
    return {
      isBad: false,
      text: 'audit: no list of known holes answers here, so nothing was asked and nothing is known',
    };
  const passedOn = new Set(sbom.components.map((each) => each['bom-ref']));
  const holes = Object.entries(answer.vulnerabilities).flatMap(([name, { severity, via, nodes }]) => {
    const refs = nodes.map((path) => `${name}@${lock.packages[path]?.version ?? ''}`);
    const ours = [...new Set(refs)].filter((ref) => passedOn.has(ref));
    const why = via.map((each) =>
      typeof each === 'string' ? `through ${each}` : `${each.title ?? ''} ${each.url ?? ''}`,
    );
    return ours.map((ref) => ({
      isBad: BAD.includes(severity),
      line: `  ${severity}: ${ref}: ${why.join('; ')}`,
    }));
  });
  const bad = holes.filter((hole) => hole.isBad).length;
  const summary = `audit: of ${passedOn.size} packages that are passed on, ${bad} have a known hole that is high or critical, ${holes.length - bad} a lesser one`;
  return { isBad: bad > 0, text: [summary, ...holes.map(({ line }) => line).toSorted()].join('\n') };
}

function readAnswer(output: string): Answer | undefined {
  try {
    const read = JSON.parse(output) as Partial<Answer> | null;
    return read?.auditReportVersion === 2 && read.vulnerabilities ? (read as Answer) : undefined;
  } catch {
    return undefined;
  }
}
