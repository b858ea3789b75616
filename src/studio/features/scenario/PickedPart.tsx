/** A part of the page of which a scenario has several, each with an id and a title: pick one, see it, add one. */
import { useId, useState, type ReactElement } from 'react';
import type { Text } from '../../../chart/index.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { useLanguage } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { PickList } from './PickList.tsx';
import styles from './scenario.module.css';
import textStyles from '../../kit/text.module.css';

interface Picked {
  readonly id: string;
  readonly title?: Text;
}

export function PickedPart<Item extends Picked>({
  words,
  items,
  onAdd,
  children,
}: {
  readonly words: { readonly title: string; readonly add: string; readonly none: string };
  readonly items: readonly Item[];
  /** The new one's id; undefined when nothing came of it. */
  readonly onAdd: () => string | undefined;
  readonly children: (item: Item) => ReactElement;
}): ReactElement {
  const language = useLanguage();
  const titleId = useId();
  const [chosen, setChosen] = useState<string>();
  const item = items.find(({ id }) => id === chosen) ?? items[0];
  const add = (): void => {
    const id = onAdd();
    if (id !== undefined) setChosen(id);
  };
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <header>
        <h3 id={titleId}>{words.title}</h3>
        <Button onClick={add}>
          <Icon name="plus" size={14} />
          {words.add}
        </Button>
      </header>
      {item === undefined ? (
        <p className={textStyles.hint}>{words.none}</p>
      ) : (
        <>
          <PickList
            label={words.title}
            items={items.map((each) => ({ id: each.id, label: titleOf(each, language) }))}
            chosen={item.id}
            onPick={setChosen}
          />
          {children(item)}
        </>
      )}
    </section>
  );
}
