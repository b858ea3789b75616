/**
 * The few lines of DOM that Observable Plot needs to draw: create elements, set attributes and styles, nest,
 * print. It lets a report be drawn where there is no page (Node, a worker) without shipping a whole browser's
 * DOM; in a browser pass the real `document` instead. A test holds the charts of both equal in structure.
 */
import { escapeMarkup } from './markup.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What a drawing needs of a document. The browser's `Document` has this shape. */
export interface DrawingDocument {
  /** The root element; Observable Plot looks at its name space only. */
  readonly documentElement: unknown;
  /** A new element that takes attributes, styles and children, and prints itself as `outerHTML`. */
  createElementNS(namespace: string, name: string): unknown;
}

export function createSvgDocument(): DrawingDocument {
  const page = {
    createElementNS: (namespace: string, name: string) => new DrawnElement(name, namespace, page),
    createElement: (name: string) => new DrawnElement(name, SVG, page),
    createTextNode: (text: string) => new DrawnText(text),
    documentElement: undefined as unknown,
    defaultView: undefined,
  };
  page.documentElement = new DrawnElement('html', 'http://www.w3.org/1999/xhtml', page);
  return page;
}

class DrawnText {
  parentNode: DrawnElement | null = null;
  textContent: string;
  constructor(text: string) {
    this.textContent = text;
  }
  get outerHTML(): string {
    return escapeMarkup(this.textContent);
  }
}

const STYLE_METHODS = {
  setProperty(this: Record<string, unknown>, name: string, value: string): void {
    this[name] = value;
  },
  removeProperty(this: Record<string, unknown>, name: string): void {
    delete this[name];
  },
};

class DrawnElement {
  readonly tagName: string;
  readonly namespaceURI: string;
  readonly ownerDocument: object;
  parentNode: DrawnElement | null = null;
  childNodes: (DrawnElement | DrawnText)[] = [];
  readonly #attributes = new Map<string, string>();
  /** Styles are set both ways: `style.fontSize = ...` and `style.setProperty('font-size', ...)`. */
  readonly style: Record<string, unknown> = Object.create(STYLE_METHODS) as Record<string, unknown>;

  constructor(name: string, namespace: string, ownerDocument: object) {
    this.tagName = name;
    this.namespaceURI = namespace;
    this.ownerDocument = ownerDocument;
  }
  get firstChild(): DrawnElement | DrawnText | null {
    return this.childNodes[0] ?? null;
  }
  get children(): DrawnElement[] {
    return this.childNodes.filter((node) => node instanceof DrawnElement);
  }
  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }
  setAttributeNS(_namespace: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }
  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }
  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }
  appendChild<T extends DrawnElement | DrawnText>(child: T): T {
    return this.insertBefore(child, null);
  }
  append(...children: (DrawnElement | DrawnText | string)[]): void {
    for (const child of children) this.appendChild(typeof child === 'string' ? new DrawnText(child) : child);
  }
  insertBefore<T extends DrawnElement | DrawnText>(child: T, before: DrawnElement | DrawnText | null): T {
    child.parentNode?.removeChild(child);
    const at = before === null ? -1 : this.childNodes.indexOf(before);
    if (at < 0) this.childNodes.push(child);
    else this.childNodes.splice(at, 0, child);
    child.parentNode = this;
    return child;
  }
  removeChild<T extends DrawnElement | DrawnText>(child: T): T {
    this.childNodes = this.childNodes.filter((node) => node !== child);
    child.parentNode = null;
    return child;
  }
  get textContent(): string {
    return this.childNodes.map((node) => node.textContent).join('');
  }
  set textContent(text: string) {
    this.childNodes = [];
    if (text !== '') this.append(text);
  }
  get outerHTML(): string {
    const style = Object.entries(this.style)
      .map(
        ([name, value]) =>
          `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${String(value)};`,
      )
      .join(' ');
    const attributes = [...this.#attributes, ...(style ? [['style', style] as const] : [])];
    const open = `${this.tagName}${attributes.map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`).join('')}`;
    return `<${open}>${this.childNodes.map((node) => node.outerHTML).join('')}</${this.tagName}>`;
  }
}
