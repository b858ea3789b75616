/** Machines in and out by file, also where no server stands behind the page. */
import {
  exportMachine as writeExport,
  exportScenario,
  readImport,
  type ExportedFile,
} from '../../storage/index.ts';
import { documentNow, notify, wordsNow } from './actions.ts';
import { createMachine } from './new-machine.ts';
import type { Studio } from '../studio.ts';
import { tellProblem } from '../../../util/problem.ts';

export function exportMachine(studio: Studio): void {
  const document = documentNow(studio);
  if (!document) return;
  download(writeExport(document));
}

/** What is edited now, machine or scenario. */
export function exportEdited(studio: Studio): void {
  const scenario = studio.scenario();
  const document = scenario?.getSnapshot().document;
  if (document && studio.edited() === scenario) download(exportScenario(document.config));
  else exportMachine(studio);
}

export function download({ name, text, type }: ExportedFile): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = window.document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export async function importMachine(studio: Studio): Promise<void> {
  const file = await askForFile();
  if (!file) return;
  const { document, problems } = readImport(file.name, await file.text());
  if (document) createMachine(studio, document);
  else
    notify(studio, {
      kind: 'error',
      text: wordsNow(studio).exchange.unreadable({
        name: file.name,
        why: problems[0] ? tellProblem(problems[0], studio.ui.get().language).message : '',
      }),
    });
}

function askForFile(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = window.document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
