/**
 * Two people changed the same machine: every single change with a choice, and what the chosen mixture would
 * be.
 */
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import { parseMachine, printMachine, type MachineDocument } from '../../../chart/index.ts';
import { useDocumentState, useLanguage, usePromptLocale } from '../../core/use-studio.ts';
import type { Conflict } from '../../document/index.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { ChosenCheck } from './ChosenCheck.tsx';
import { applyChoices, findChoices, findLayoutChoices, type Choice } from './choices/find-choices.ts';
import { tellChoices, type ToldChoice } from './choices/tell-choices.ts';
import { createTeller } from './describe-change.ts';
import { compareWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './ConflictChanges.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly conflict: Conflict;
  /** What the choices come to; undefined: they come to nothing that can be read. */
  readonly onChosen: (document: MachineDocument | undefined) => void;
}

export function ConflictChanges({ conflict, onChosen }: Props): ReactElement | null {
  const { part, mineDocument: mine, theirsDocument: theirs } = conflict;
  return theirs ? (
    <Choices key={conflict.theirVersion} part={part} mine={mine} theirs={theirs} onChosen={onChosen} />
  ) : null;
}

function Choices({
  part,
  mine,
  theirs,
  onChosen,
}: {
  readonly part: Conflict['part'];
  readonly mine: MachineDocument;
  readonly theirs: MachineDocument;
  readonly onChosen: Props['onChosen'];
}): ReactElement {
  const language = useLanguage();
  const say = compareWords[language];
  const saved = useDocumentState()?.saved;
  const locale = usePromptLocale(mine.config.meta.locales);
  // Work that was put back after a reload no longer knows what it grew from: then nobody knows who did what.
  const base =
    saved &&
    saved !== theirs &&
    findChoices(undefined, theirs.config, saved.config).length +
      findLayoutChoices(undefined, theirs.layout, saved.layout).length >
      0
      ? saved
      : undefined;
  const told = useMemo((): ToldChoice[] => {
    if (part === 'machine')
      return tellChoices(
        theirs.config,
        mine.config,
        findChoices(base?.config, theirs.config, mine.config),
        locale,
        language,
      );
    const teller = createTeller(theirs.config, mine.config, locale, language);
    return findLayoutChoices(base?.layout, theirs.layout, mine.layout).map((choice) => ({
      choice,
      state: choice.id,
      title: teller.titleOf(choice.id),
      sentences: [],
    }));
  }, [part, base, theirs, mine, locale, language]);
  const [own, setOwn] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const sideOf = useCallback(
    (choice: Choice): 'mine' | 'theirs' => own[choice.id] ?? (choice.origin === 'theirs' ? 'theirs' : 'mine'),
    [own],
  );
  const taken = useMemo(
    () => told.map(({ choice }) => choice).filter((choice) => sideOf(choice) === 'mine'),
    [told, sideOf],
  );
  const chosen = useMemo(
    (): MachineDocument =>
      part === 'machine'
        ? { config: applyChoices(theirs.config, mine.config, taken), layout: mine.layout }
        : { config: mine.config, layout: applyChoices(theirs.layout, mine.layout, taken) },
    [part, theirs, mine, taken],
  );
  // The ties make every mixture readable; should one not be, nobody is to find out from a broken file.
  const broken = useMemo(
    () => (part === 'machine' ? parseMachine(printMachine(chosen.config), '').problems : []),
    [part, chosen],
  );
  useEffect(() => onChosen(broken.length === 0 ? chosen : undefined), [broken, chosen, onChosen]);
  const setAll = (side: 'mine' | 'theirs'): void =>
    setOwn(Object.fromEntries(told.map(({ choice }) => [choice.id, side])));

  if (told.length === 0) return <p className={textStyles.fieldHint}>{say.conflict.nothing}</p>;
  return (
    <section className={styles.choices} aria-label={say.conflict.choices}>
      <header>
        <p>{say.conflict.counts({ mine: taken.length, theirs: told.length - taken.length })}</p>
        <Button kind="quiet" onClick={() => setAll('mine')}>
          {say.conflict.allMine}
        </Button>
        <Button kind="quiet" onClick={() => setAll('theirs')}>
          {say.conflict.allTheirs}
        </Button>
        {Object.keys(own).length > 0 && (
          <Button kind="quiet" onClick={() => setOwn({})}>
            {say.conflict.asSuggested}
          </Button>
        )}
      </header>
      <ChoiceList
        told={told}
        sideOf={sideOf}
        onChoose={(choice, side) => setOwn({ ...own, [choice.id]: side })}
        say={say}
      />
      {part === 'machine' && <ChosenCheck config={chosen.config} broken={broken} say={say} />}
    </section>
  );
}
