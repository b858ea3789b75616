/** The project's files: machines by folder, then scenarios. */
import { useMemo, type ReactElement } from 'react';
import { CommandBar } from '../commands/CommandBar.tsx';
import { Icon } from '../kit/Icon.tsx';
import { openFile } from '../core/actions/open-file.ts';
import { useStudio, useUi, useWords, useWorkspace } from '../core/use-studio.ts';
import { type StudioWords, studioWords } from '../../words/index.ts';

export function ProjectList(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const { files, machines, open, dirty, drafts, name, status } = useWorkspace();
  const current = useUi((ui) => ui.file);
  const folders = useMemo(() => byFolder(machines), [machines]);
  const scenarios = files.filter(({ kind }) => kind === 'scenario');
  return (
    <section className="project" aria-labelledby="project-title">
      <header className="side-header">
        <h2 id="project-title" title={name}>
          {name || words.project.title}
        </h2>
        <div className="side-tools">
          <CommandBar bar="project" />
        </div>
      </header>
      <div className="project-body">
        {status === 'ready' && folders.length === 0 && <p className="hint">{words.project.empty}</p>}
        {folders.map(([folder, paths]) => (
          <details key={folder} className="folder" open={paths.length <= 8 || paths.includes(current ?? '')}>
            <summary>
              {folderName(folder, words)} <span className="count">{paths.length}</span>
            </summary>
            <ul>
              {paths.map((path) => {
                const isDirty = dirty.includes(path) || (drafts.includes(path) && !open.includes(path));
                return (
                  <li key={path}>
                    <button
                      type="button"
                      className="file"
                      aria-current={path === current ? 'page' : undefined}
                      title={path}
                      onClick={() => openFile(studio, path)}
                    >
                      <span className="file-name">{shortName(path)}</span>
                      {isDirty && (
                        <span className="unsaved" title={words.save.dirty}>
                          <span className="unseen">{words.save.dirty}</span>
                        </span>
                      )}
                    </button>
                  </li>
                );
              })}
            </ul>
          </details>
        ))}
        {scenarios.length > 0 && (
          <details className="folder">
            <summary>
              {words.project.scenarios} <span className="count">{scenarios.length}</span>
            </summary>
            <ul>
              {scenarios.map(({ path }) => (
                <li key={path} className="file is-plain">
                  <Icon name="file" size={13} />
                  <span className="file-name">{path.split('/').at(-1)?.replace('.scenario.json', '')}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}

function shortName(path: string): string {
  return path.split('/').at(-1)?.replace('.machine.json', '') ?? path;
}

/** `machines/merged/x` under "merged"; what is being worked towards comes before what there was. */
function byFolder(paths: readonly string[]): [string, string[]][] {
  const folders = new Map<string, string[]>();
  for (const path of paths.toSorted()) {
    const folder = path.split('/').at(-2) ?? '';
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders].toSorted(
    ([a], [b]) => Number(a === 'lines') - Number(b === 'lines') || (a < b ? -1 : 1),
  );
}

function folderName(folder: string, { project: { folders } }: StudioWords): string {
  if (folder === '') return folders.other;
  return Object.hasOwn(folders, folder) ? folders[folder as keyof typeof folders] : folder;
}
