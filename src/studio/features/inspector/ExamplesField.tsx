/** "For example: ..." as chips: what callers themselves call the thing. */
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { setExamples, type OptionPlace } from '../../../chart/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { studioWords } from '../../../words/index.ts';
import styles from './ExamplesField.module.css';

/** What ends an example as it is typed or pasted: East Asian keyboards have signs of their own for it. */
const SEPARATOR = /[,;\uFF0C\uFF1B\u3001]/;

interface Props {
  readonly label: string;
  readonly option: OptionPlace;
  readonly locale: string;
  readonly examples: readonly string[];
}

export function ExamplesField({ label, option, locale, examples }: Props): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const write = (next: readonly string[]): void =>
    void perform(studio, (document) => setExamples(document, option, locale, next), { isQuiet: true });
  const keep = (): void => {
    const next = typed
      .split(SEPARATOR)
      .map((each) => each.trim())
      .filter(Boolean);
    if (next.length > 0) write([...examples, ...next]);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || SEPARATOR.test(event.key)) {
      event.preventDefault();
      keep();
    } else if (event.key === 'Backspace' && typed === '' && examples.length > 0) write(examples.slice(0, -1));
  };

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a larger target for the field inside
    <div className={styles.chips} onClick={() => field.current?.focus()}>
      {examples.map((example, i) => (
        <span key={`${example} ${i}`} className={styles.chip} lang={locale} dir="auto">
          {example}
          <button
            type="button"
            aria-label={words.inspector.removeExample({ example })}
            onClick={() => write(examples.toSpliced(i, 1))}
          >
            ×
          </button>
        </span>
      ))}
      <input
        ref={field}
        type="text"
        lang={locale}
        dir="auto"
        aria-label={label}
        placeholder={examples.length === 0 ? words.inspector.addExample : ''}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          keep();
          studio.document()?.sealHistory();
        }}
      />
    </div>
  );
}
