/** Which lines are merged: the project's machines by folder. */
import type { ReactElement } from 'react';
import { chooseText } from '../../../speech/index.ts';
import { useLanguage } from '../../core/use-studio.ts';
import type { LineFile } from './use-lines.ts';
import type { MergeWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import mergePageStyles from './MergePage.module.css';
import styles from './PickLines.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly lines: readonly LineFile[];
  readonly unreadable: readonly string[];
  readonly picked: readonly string[];
  readonly say: MergeWords;
  readonly onPick: (paths: readonly string[]) => void;
}

export function PickLines({ lines, unreadable, picked, say, onPick }: Props): ReactElement {
  const language = useLanguage();
  const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const folders = [...new Set(lines.map(({ path }) => folderOf(path)))];
  const chosen = new Set(picked);
  const toggle = (paths: readonly string[], isIn: boolean): void =>
    onPick(lines.map(({ path }) => path).filter((path) => (paths.includes(path) ? isIn : chosen.has(path))));
  return (
    <section className={mergePageStyles.part}>
      <h3>
        {say.steps.pick} <small className={textStyles.number}>{say.picked({ count: picked.length })}</small>
      </h3>
      {unreadable.length > 0 && (
        <p className={textStyles.fieldHint} role="alert">
          {say.unreadable({ count: unreadable.length })}
        </p>
      )}
      {folders.map((folder) => {
        const own = lines.filter(({ path }) => folderOf(path) === folder);
        const count = own.filter(({ path }) => chosen.has(path)).length;
        return (
          <details key={folder} className={styles.folder} open={count > 0}>
            <summary>
              <span>{folder.replace(/^machines\//, '') || folder}</span>
              <span className={`${textStyles.count} ${styles.count}`}>
                {count} / {own.length}
              </span>
            </summary>
            <div className={styles.tools}>
              <Button
                kind="quiet"
                onClick={() =>
                  toggle(
                    own.map(({ path }) => path),
                    true,
                  )
                }
              >
                {say.all}
              </Button>
              <Button
                kind="quiet"
                onClick={() =>
                  toggle(
                    own.map(({ path }) => path),
                    false,
                  )
                }
              >
                {say.noneOf}
              </Button>
            </div>
            <ul className={styles.lines}>
              {own.map(({ path, config }) => (
                <li key={path}>
                  <label>
                    <input
                      type="checkbox"
                      checked={chosen.has(path)}
                      onChange={({ target }) => toggle([path], target.checked)}
                    />
                    <span>{chooseText(config.meta.title, language, config.meta.locales) ?? config.id}</span>
                    <small className={textStyles.number}>{config.meta.number}</small>
                  </label>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
