/** The merged machine: whether it keeps the rules, what it is called, and the file it becomes. */
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { ownValue } from '../../../util/own-value.ts';
import { EMPTY_LAYOUT } from '../../../chart/index.ts';
import { announce, notify } from '../../core/actions/actions.ts';
import type { Language, MergeWords } from '../../../words/index.ts';
import { localeName } from '../../core/words/locale-name.ts';
import { openFile } from '../../core/actions/open-file.ts';
import { useStore } from '../../core/store.ts';
import { useStudio, useWorkspace } from '../../core/use-studio.ts';
import { Field, TextInput } from '../../kit/fields.tsx';
import { startChecks } from '../../core/checks/start-checks.ts';
import { FIRST_MENU_LIMIT } from '../../figures/first-menu-limit.ts';
import { firstMenuSeconds } from './fit-first-menu.ts';
import { headingText, type Merged, type MergeNotice } from './merge-lines.ts';
import type { MergePlan } from './plan.ts';
import { tellProblem } from '../../../util/problem.ts';
import { Button } from '../../kit/Button.tsx';
import mergePageStyles from './MergePage.module.css';
import styles from './CreateMachine.module.css';
import { formatDecimal } from '../../../util/format-number.ts';

interface Props {
  readonly plan: MergePlan;
  readonly merged: Merged;
  readonly change: (make: (plan: MergePlan) => MergePlan) => void;
  readonly say: MergeWords;
  readonly language: Language;
}

const GOOD_PATH = /^machines\/(?:[\w-]+\/)*[A-Za-z][\w-]{0,63}\.machine\.json$/;

export function CreateMachine({ plan, merged, change, say, language }: Props): ReactElement {
  const studio = useStudio();
  const { files } = useWorkspace();
  const [path, setPath] = useState(`machines/merged/${plan.id}.machine.json`);
  const [watch] = useState(startChecks);
  const checks = useStore(watch.state, (state) => state);
  useEffect(() => () => watch.end(), [watch]);
  useEffect(() => {
    if (merged.config) watch.check(merged.config, undefined);
  }, [watch, merged]);
  const seconds = useMemo(
    () => plan.locales.map((locale) => ({ locale, seconds: firstMenuSeconds(plan, locale) })),
    [plan],
  );
  const count = (severity: string): number =>
    checks.problems.filter((problem) => problem.severity === severity).length;
  const isTaken = files.some((file) => file.path === path);
  const isGood = GOOD_PATH.test(path);

  const create = async (): Promise<void> => {
    if (!merged.config || isTaken || !isGood) return;
    const id = (path.split('/').at(-1) ?? '').replace('.machine.json', '');
    const store = studio.workspace.create(path, { config: { ...merged.config, id }, layout: EMPTY_LAYOUT });
    const outcome = await store.save();
    openFile(studio, path);
    if (outcome === 'saved') announce(studio, say.said.created({ path }));
    else notify(studio, { kind: 'error', text: say.create.failed });
  };
  return (
    <section className={`${mergePageStyles.part} ${styles.create}`}>
      <h3>{say.steps.create}</h3>
      <div role="status">
        <ul className={styles.signs}>
          <li data-verdict={count('error') > 0 ? 'bad' : 'good'}>
            {checks.isChecking
              ? say.problems.checking
              : checks.problems.length === 0
                ? say.problems.none
                : say.problems.some({ errors: count('error'), warnings: count('warning') })}
          </li>
          {seconds.map(({ locale, seconds: length }) => (
            <li key={locale} data-verdict={length > FIRST_MENU_LIMIT ? 'bad' : 'good'}>
              {say.firstMenu({ locale: localeName(locale, language), seconds: formatDecimal(length, 1) })}
            </li>
          ))}
        </ul>
      </div>
      {(count('error') > 0 || merged.notices.length > 0) && (
        <ul className={styles.notices}>
          {checks.problems
            .filter(({ severity }) => severity === 'error')
            .map((problem, i) => (
              <li key={i} data-severity="error">
                {tellProblem(problem, language).message}
              </li>
            ))}
          {merged.notices.map((notice, i) => (
            <li key={`n${i}`}>{describeNotice(notice, plan, say, language)}</li>
          ))}
        </ul>
      )}
      {count('warning') > 0 && (
        <details className={styles.more}>
          <summary>{say.problems.warnings({ count: count('warning') })}</summary>
          <ul className={styles.notices}>
            {checks.problems
              .filter(({ severity }) => severity === 'warning')
              .map((problem, i) => (
                <li key={i}>{tellProblem(problem, language).message}</li>
              ))}
          </ul>
        </details>
      )}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        {plan.locales.map((locale) => (
          <Field key={locale} label={say.create.name({ locale: localeName(locale, language) })}>
            {(id) => (
              <TextInput
                id={id}
                lang={locale}
                value={ownValue(plan.title, locale) ?? ''}
                onChange={(text) => change((now) => ({ ...now, title: { ...now.title, [locale]: text } }))}
              />
            )}
          </Field>
        ))}
        <Field label={say.create.number}>
          {(id) => (
            <TextInput
              id={id}
              value={plan.number ?? ''}
              onChange={(text) => change((now) => ({ ...now, number: text === '' ? undefined : text }))}
            />
          )}
        </Field>
        <Field label={say.create.desk}>
          {(id) => (
            <TextInput
              id={id}
              value={plan.operatorDesk}
              onChange={(text) => text && change((now) => ({ ...now, operatorDesk: text }))}
            />
          )}
        </Field>
        <Field
          label={say.create.path}
          hint={isTaken ? say.create.exists : isGood ? undefined : say.create.badPath}
        >
          {(id) => <TextInput id={id} value={path} onChange={setPath} />}
        </Field>
        <Button type="submit" kind="main" disabled={!merged.config || isTaken || !isGood}>
          {say.create.button}
        </Button>
      </form>
    </section>
  );
}

function describeNotice(notice: MergeNotice, plan: MergePlan, say: MergeWords, language: Language): string {
  const nameOf = (side: 'rows' | 'columns', id: string): string => {
    const heading = plan[side].find((each) => each.id === id);
    return heading ? headingText(heading, language) : id;
  };
  if (notice.kind === 'too-many') {
    const left = {
      names: notice.left.map((id) => nameOf(notice.side, id)).join(', '),
      count: notice.left.length,
    };
    return notice.side === 'rows' ? say.notices.tooManyRows(left) : say.notices.tooManyColumns(left);
  }
  const place = `${nameOf('rows', notice.place.row)}, ${nameOf('columns', notice.place.column)}`;
  const [kind = '', name = ''] = notice.destination.split(/:(.*)/s);
  const destination =
    kind === 'desk'
      ? say.destination.desk({ desk: name })
      : kind === 'number'
        ? say.destination.number({ number: name })
        : say.destination.service({ service: name });
  return say.notices.notKnown({ place, destination, needs: notice.needs.join(', ') });
}
