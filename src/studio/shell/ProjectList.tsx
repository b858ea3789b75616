/** The project's files: machines by folder, then scenarios. */
import { useMemo, type ReactElement } from 'react';
import { CommandBar } from '../commands/CommandBar.tsx';
import { openFile, openScenario } from '../core/actions/open-file.ts';
import { isScenarioPage } from '../core/ui-state.ts';
import { isSamePart, useStudio, useUi, useWords, useWorkspace } from '../core/use-studio.ts';
import { type StudioWords, studioWords } from '../../words/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { showHidden } from '../kit/show-hidden.ts';
import { SideHeader } from '../kit/SideHeader.tsx';
import styles from './ProjectList.module.css';
import textStyles from '../kit/text.module.css';
import twistyStyles from '../kit/twisty.module.css';

export function ProjectList(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const { scenarios, machines, open, dirty, drafts, aside, name, status } = useWorkspace();
  const { file, scenario, page } = useUi(
    (ui) => ({ file: ui.file, scenario: ui.scenario, page: ui.page }),
    isSamePart,
  );
  const current = isScenarioPage(page) ? scenario : file;
  const isUnsaved = (path: string): boolean =>
    dirty.includes(path) || (drafts.includes(path) && !open.includes(path));
  const folders = useMemo(() => byFolder(machines), [machines]);
  return (
    <section className={styles.project} aria-labelledby="project-title">
      <SideHeader id="project-title" title={name || words.project.title} tip={name}>
        <CommandBar bar="project" />
      </SideHeader>
      <div className={styles.body}>
        {aside.length > 0 && (
          <button
            type="button"
            className={styles.aside}
            onClick={() => studio.ui.set({ dialog: { kind: 'aside' } })}
          >
            <Icon name="file" size={14} />
            {words.aside.title} <span className={textStyles.count}>{aside.length}</span>
          </button>
        )}
        {status === 'ready' && folders.length === 0 && (
          <p className={textStyles.hint}>{words.project.empty}</p>
        )}
        {folders.map(([folder, paths]) => (
          <details
            key={folder}
            className={styles.folder}
            open={paths.length <= 8 || paths.includes(current ?? '')}
          >
            <summary className={twistyStyles.twisty}>
              <bdi>{showHidden(folderName(folder, words))}</bdi>{' '}
              <span className={textStyles.count}>{paths.length}</span>
            </summary>
            <ul>
              {paths.map((path) => (
                <FileLine
                  key={path}
                  path={path}
                  isCurrent={path === current}
                  isUnsaved={isUnsaved(path)}
                  onOpen={() => openFile(studio, path)}
                />
              ))}
            </ul>
          </details>
        ))}
        {scenarios.length > 0 && (
          <details className={styles.folder} open={scenarios.length <= 8}>
            <summary className={twistyStyles.twisty}>
              {words.project.scenarios} <span className={textStyles.count}>{scenarios.length}</span>
            </summary>
            <ul>
              {scenarios.map((path) => (
                <FileLine
                  key={path}
                  path={path}
                  isCurrent={path === current}
                  isUnsaved={isUnsaved(path)}
                  onOpen={() => openScenario(studio, path)}
                />
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}

function FileLine({
  path,
  isCurrent,
  isUnsaved,
  onOpen,
}: {
  readonly path: string;
  readonly isCurrent: boolean;
  readonly isUnsaved: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const words = useWords(studioWords);
  return (
    <li>
      <button
        type="button"
        className={styles.file}
        aria-current={isCurrent ? 'page' : undefined}
        title={showHidden(path)}
        onClick={onOpen}
      >
        <bdi className={styles.name}>{showHidden(shortName(path))}</bdi>
        {isUnsaved && (
          <span className={styles.unsaved} title={words.save.dirty}>
            <span className={textStyles.unseen}>{words.save.dirty}</span>
          </span>
        )}
      </button>
    </li>
  );
}

function shortName(path: string): string {
  return (
    path
      .split('/')
      .at(-1)
      ?.replace(/\.(machine|scenario)\.json$/, '') ?? path
  );
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
