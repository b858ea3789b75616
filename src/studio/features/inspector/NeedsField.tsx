import { useState, type ReactElement } from 'react';
import { setNeeds, type NeedId } from '../../../chart/index.ts';
import { studioWords } from '../../../words/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { Field } from '../../kit/fields.tsx';
import textStyles from '../../kit/text.module.css';

/** One need a line: product.intent. Kept when the field is left and every line is a need. */
export function NeedsField({ needs }: { readonly needs: readonly NeedId[] }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const [typed, setTyped] = useState<string | undefined>();
  const lines = (typed ?? '').split(/\s+/).filter(Boolean);
  const wrong = lines.find((line) => !/^[A-Za-z][\w-]*\.[A-Za-z][\w-]*$/.test(line));
  const keep = (): void => {
    if (typed === undefined || wrong !== undefined) return;
    perform(studio, (now) => setNeeds(now, lines as NeedId[]));
    setTyped(undefined);
  };
  return (
    <Field
      label={words.machine.needsLabel}
      hint={wrong === undefined ? words.machine.needsHint : words.machine.notANeed({ word: wrong })}
    >
      {(id) => (
        <textarea
          id={id}
          className={textStyles.code}
          rows={8}
          aria-invalid={wrong !== undefined}
          value={typed ?? needs.join('\n')}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={keep}
        />
      )}
    </Field>
  );
}
