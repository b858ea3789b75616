import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardXml } from '../../src/util/guard-xml.ts';
import { showLines, showText } from '../../src/util/show-text.ts';
import { findObeyed, hostileText } from '../hostile-texts.ts';

describe('foreign text that is shown', () => {
  it('has one line, and nothing in it that is obeyed or unseen', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = showText(text);
        expect(shown).not.toMatch(/[\n\r\t]/);
        expect(findObeyed(showLines(`- ${shown}\n`))).toEqual([]);
      }),
    );
  });

  it('keeps what every script needs', () => {
    for (const text of ['café', '客服，请按 1', 'نمی‌خواهم', 'क्‍ष', '👨‍👩‍👧 🏳️‍🌈', 'a\u00a0b', '\\u001b'])
      expect(showText(text)).toBe(text);
    expect(showText('a\u200db')).toBe('a\\u200db');
  });
});

describe('lines for a terminal or a log', () => {
  it('hold nothing that is obeyed but their own breaks, however they are put together', () => {
    fc.assert(
      fc.property(fc.array(hostileText), (texts) => {
        const shown = showLines(texts.join('\n'));
        // Whose a line break is cannot be seen any more.
        expect(findObeyed(shown).filter((found) => !/^\s*FOREIGN/.test(found))).toEqual([]);
      }),
    );
  });

  it('mean the same when they are JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), hostileText, (value, text) => {
        const json = { [text]: [text, value] };
        const printed = showLines(JSON.stringify(json, undefined, 2));
        expect(findObeyed(printed)).toEqual([]);
        // JSON itself has no other way for half a surrogate.
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(json)));
      }),
    );
  });

  it('are the same when nothing foreign is in them', () => {
    const ours = '  key: 1 -> a::b ::c\n## Title\n#1 [x] ##\n\tend\r\n';
    expect(showLines(ours)).toBe(ours);
    expect(showLines('\u001b[1mfile\u001b[0m', true)).toBe('\u001b[1mfile\u001b[0m');
    expect(showLines('\u001b[1mfile\u001b[0m')).not.toContain('\u001b');
    expect(showLines('\u001b[2J\u001b[1m', true)).toBe('\\u001b[2J\u001b[1m');
  });

  it('take a colon in the middle of a line that was begun before for what it is', () => {
    expect(showLines('::b\n::c', false, true)).toBe('::b\n\\u003a:c');
  });

  it('take no longer for a text that seems to begin commands everywhere', () => {
    for (const text of [
      ' '.repeat(300_000),
      '#'.repeat(300_000),
      `##${'a'.repeat(300_000)}`,
      '\n'.repeat(300_000),
    ])
      expect(showLines(text)).toBe(text);
  });
});

describe('XML in a log', () => {
  it('says what it said', () => {
    const guarded = guardXml('<a b="\u009b\u202e\n">\n::error::x ##[y]</a>\n');
    expect(guarded).toBe('<a b="&#155;&#8238;&#10;">\n&#58;:error::x &#35;#[y]</a>\n');
  });
});
