/** A page that says what changes between two machines, in words their owners use; made to be printed. */
import { useMemo, useState, type ReactElement } from 'react';
import { indexChart, type MachineConfig } from '../../../chart/index.ts';
import { chooseText } from '../../../speech/index.ts';
import {
  useDocumentState,
  useLanguage,
  usePromptLocale,
  useWords,
  useWorkspace,
} from '../../core/use-studio.ts';
import { localeName } from '../../core/words/locale-name.ts';
import type { Change } from './changes.ts';
import { ChangeList } from './ChangeList.tsx';
import { CompareFigures } from './CompareFigures.tsx';
import { createTeller } from './describe-change.ts';
import { diffMachines } from './diff-machines.ts';
import { MenusApart, MenuSides } from './MenuSides.tsx';
import { NeedRoutes } from './NeedRoutes.tsx';
import { pairMenus } from './menu-sides.ts';
import { relateMachines } from './relate-machines.ts';
import { useSide, type Side, type SideId } from './use-side.ts';
import { type CompareWords, compareWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import partStyles from './part.module.css';
import styles from './ComparePage.module.css';
import textStyles from '../../kit/text.module.css';

export function ComparePage(): ReactElement {
  const say = useWords(compareWords);
  const hasSaved = useDocumentState()?.saved !== undefined;
  const [beforeId, setBefore] = useState<SideId>(hasSaved ? 'saved' : 'edited');
  const [afterId, setAfter] = useState<SideId>('edited');
  const before = useSide(beforeId);
  const after = useSide(afterId);
  return (
    <article className={styles.compare}>
      <header className={styles.head}>
        <div>
          <h2>{say.title}</h2>
          <Stamp locales={after.config?.meta.locales ?? []} say={say} />
        </div>
        <Button kind="main" data-screen-only="" title={say.printHint} onClick={() => window.print()}>
          {say.print}
        </Button>
      </header>
      <div className={styles.sides}>
        <SidePicker label={say.before} id={beforeId} side={before} say={say} onPick={setBefore} />
        <span aria-hidden="true" className={styles.arrow}>
          →
        </span>
        <SidePicker label={say.after} id={afterId} side={after} say={say} onPick={setAfter} />
      </div>
      {before.config && after.config && <Comparison before={before.config} after={after.config} say={say} />}
    </article>
  );
}

/**
 * What a sheet of paper has to say about itself: whose project, which day, which of the prompts' languages.
 */
function Stamp({
  locales,
  say,
}: {
  readonly locales: readonly string[];
  readonly say: CompareWords;
}): ReactElement {
  const language = useLanguage();
  const locale = usePromptLocale(locales);
  const { name } = useWorkspace();
  const [today] = useState(() => new Date());
  const day = today.toLocaleDateString(language, { year: 'numeric', month: 'long', day: 'numeric' });
  return (
    <p className={styles.stamp}>
      {say.stamp({ project: name, date: day, language: localeName(locale, language) })}
    </p>
  );
}

function SidePicker({
  label,
  id,
  side,
  say,
  onPick,
}: {
  readonly label: string;
  readonly id: SideId;
  readonly side: Side;
  readonly say: CompareWords;
  readonly onPick: (id: SideId) => void;
}): ReactElement {
  const { files } = useWorkspace();
  const state = useDocumentState();
  const language = useLanguage();
  const open = state?.document?.config;
  const title = open ? (chooseText(open.meta.title, language, open.meta.locales) ?? open.id) : '';
  const machines = files.filter(({ kind, path }) => kind === 'machine' && path !== state?.path);
  const own = side.config?.meta;
  // Which of two versions it is has to be said on paper too.
  const name =
    id === 'edited'
      ? say.edited({ title })
      : id === 'saved'
        ? say.saved({ title })
        : own && chooseText(own.title, language, own.locales);
  return (
    <div className={styles.side}>
      <label>
        <span>{label}</span>
        <select data-screen-only="" value={id} onChange={({ target }) => onPick(target.value)}>
          {open && <option value="edited">{say.edited({ title })}</option>}
          {state?.saved && <option value="saved">{say.saved({ title })}</option>}
          {machines.map(({ path }) => (
            <option key={path} value={path}>
              {path.replace(/^machines\//, '').replace('.machine.json', '')}
            </option>
          ))}
        </select>
      </label>
      {side.status === 'loading' && <p role="status">{say.loading}</p>}
      {side.status === 'unreadable' && <p role="alert">{say.unreadable}</p>}
      {own && (
        <p className={styles.name}>
          <strong>{name}</strong>
          <span className={textStyles.number}>{own.number}</span>
          <span>{[own.owner?.unit, own.owner?.department].filter(Boolean).join(' · ')}</span>
        </p>
      )}
    </div>
  );
}

function Comparison({
  before,
  after,
  say,
}: {
  readonly before: MachineConfig;
  readonly after: MachineConfig;
  readonly say: CompareWords;
}): ReactElement {
  const language = useLanguage();
  const locale = usePromptLocale(after.meta.locales);
  const changes = useMemo(() => diffMachines(before, after), [before, after]);
  const teller = useMemo(
    () => createTeller(before, after, locale, language),
    [before, after, locale, language],
  );
  const pairs = useMemo(() => pairMenus(before, after, changes, locale), [before, after, changes, locale]);
  const order = useMemo(
    () => [...new Set([...indexChart(after).states, ...indexChart(before).states].map(({ path }) => path))],
    [before, after],
  );
  const relation = useMemo(() => relateMachines(before, after), [before, after]);
  if (changes.length === 0) {
    return (
      <>
        <p className={styles.same} role="status">
          {say.same} {say.pickOther}
        </p>
        <CompareFigures before={before} after={after} say={say} />
      </>
    );
  }
  if (relation.isDistant) {
    return (
      <>
        <div className={styles.apart}>
          <p>
            <strong>{say.apart.title}</strong>
          </p>
          <p>{say.apart.text(relation)}</p>
        </div>
        <MenusApart before={before} after={after} which="first" locale={locale} say={say} />
        <NeedRoutes before={before} after={after} locale={locale} say={say} isOnlyChanged={false} />
        <CompareFigures before={before} after={after} say={say} />
        <MenusApart before={before} after={after} which="others" locale={locale} say={say} />
        <details className={styles.every} data-screen-only="">
          <summary>{say.apart.every({ count: changes.length })}</summary>
          <ChangeList changes={changes} teller={teller} order={order} say={say} />
        </details>
      </>
    );
  }
  return (
    <>
      <CompareFigures before={before} after={after} say={say} />
      <section className={partStyles.part}>
        <h3>{say.summary}</h3>
        <ul className={styles.counts}>
          {countChanges(changes, say).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
      <NeedRoutes before={before} after={after} locale={locale} say={say} isOnlyChanged />
      <MenuSides pairs={pairs} titleOf={teller.titleOf} locale={locale} say={say} />
      <ChangeList changes={changes} teller={teller} order={order} say={say} />
    </>
  );
}

function countChanges(changes: readonly Change[], { count }: CompareWords): string[] {
  const of = (...kinds: readonly Change['kind'][]): number =>
    changes.filter(({ kind }) => kinds.includes(kind)).length;
  const counts = [
    [of('added'), count.added],
    [of('removed'), count.removed],
    [of('moved', 'rekeyed', 'reordered'), count.moved],
    [of('reworded'), count.reworded],
    [of('redirected', 'destination'), count.redirected],
    [of('condition', 'setting'), count.other],
  ] as const;
  return counts.flatMap(([number, tell]) => (number > 0 ? [tell({ count: number })] : []));
}
