/** A machine as a file that a person keeps, and back. */
import {
  EMPTY_LAYOUT,
  parseLayout,
  parseMachine,
  printMachine,
  type MachineDocument,
} from '../../chart/index.ts';
import { printScenario, type ScenarioConfig } from '../../scenario/index.ts';
import { kindOfPath, type ProjectFileKind } from '../../util/project-path.ts';
import type { Problem } from '../../util/problem.ts';

export interface ImportedFile {
  readonly kind: ProjectFileKind | undefined;
  /** Where it belongs in the project. */
  readonly path: string | undefined;
  /** For machines that can be read. */
  readonly document: MachineDocument | undefined;
  readonly problems: readonly Problem[];
}

/** For a download. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
  readonly type: 'application/json';
}

export function exportScenario(config: ScenarioConfig): ExportedFile {
  return { name: `${config.id}.scenario.json`, text: printScenario(config), type: 'application/json' };
}

/** Positions stay behind: a machine file is what other tools read. */
export function exportMachine(document: MachineDocument): ExportedFile {
  return {
    name: `${document.config.id}.machine.json`,
    text: printMachine(document.config),
    type: 'application/json',
  };
}

/** Any JSON file that is a machine is taken, whatever its name; other kinds go by their names. */
export function readImport(name: string, text: string): ImportedFile {
  const base = name.split(/[\\/]/).at(-1) ?? name;
  const kind = kindOfPath(base);
  if (kind === undefined || kind === 'machine') {
    const { machine, problems } = parseMachine(text, base);
    if (!machine) return { kind, path: undefined, document: undefined, problems };
    return {
      kind: 'machine',
      path: `machines/${machine.config.id}.machine.json`,
      document: { config: machine.config, layout: EMPTY_LAYOUT },
      problems,
    };
  }
  if (kind === 'layout') {
    const { layout, problems } = parseLayout(text, base);
    return { kind, path: layout && `machines/${base}`, document: undefined, problems };
  }
  return { kind, path: kind === 'scenario' ? `scenarios/${base}` : base, document: undefined, problems: [] };
}
