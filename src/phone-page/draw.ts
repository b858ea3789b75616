/** Elements, made of text that stays text: nothing here reads markup. */

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** `undefined` and `false` leave an attribute out, `true` sets it without a value. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export function makeButton(
  text: string,
  kind: 'main' | 'plain' | 'quiet' | 'danger',
  act: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const button = make(
    'button',
    { type: 'button', class: `button ${kind}`, 'data-main': kind === 'main', ...attributes },
    text,
  );
  button.addEventListener('click', act);
  return button;
}
