/** Marks for values that a programme was meant to fill in, which a voice would read out as they are. */
import { foldText } from './fold-text.ts';
import type { Span } from './types.ts';

export interface Placeholder {
  /** As it stands in the text: `{{name}}`. */
  readonly text: string;
  readonly span: Span;
}

const FORMS = [
  // {{name}} {% if %} <%= name %>: templates
  /\{\{[^{}]{0,80}\}\}/gu,
  /\{%[^{}]{0,80}%\}/gu,
  /<%[^<>]{0,80}%>/gu,
  // ${name} #{name} $(name) %(name)s $[name]: programs
  /[$#]\{[^{}]{0,80}\}/gu,
  /\$[([][\w .:-]{1,60}[)\]]/gu,
  /%\([\w .-]{1,40}\)[sdif]/gu,
  // {name} {0}: messages
  /\{[\p{L}_][\p{L}\p{N}_ .,:-]{0,60}\}|\{\d{1,2}\}/gu,
  // %s %d %1$s %.2f
  /(?<![\p{L}\p{N}])%(?:\d+\$)?(?:\.\d+)?[sdif](?![\p{L}\p{N}])/gu,
  // $.External.name $Attributes.name: contact flows
  /\$\.?\p{L}[\w-]*(?:\.[\w-]+)+/gu,
  // <name>: what SSML does not know
  /<\/?[\p{L}_][\p{L}\p{N}_ .:-]{0,40}\/?>/gu,
  // %NAME% __NAME__
  /%[A-Z][A-Z0-9_]+%|__[A-Za-z][A-Za-z0-9]*__/gu,
] as const;

/** In the order of the text, none inside another. Marks of SSML are none: a speech engine knows them. */
export function findPlaceholders(text: string): Placeholder[] {
  if (!/[{<%$_]/.test(text)) return [];
  const found = FORMS.flatMap((form) =>
    [...text.matchAll(form)].map((match) => ({
      text: match[0],
      span: { start: match.index, end: match.index + match[0].length },
    })),
  )
    // What folding leaves out or turns into a pause is SSML.
    .filter((each) => !each.text.startsWith('<') || foldText(each.text).text.length > 1)
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let end = 0;
  return found.filter(({ span }) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}
