import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composePage, embedJson, planPhoneTest } from '../../src/phone-test/index.ts';
import { machines, scenario } from './simulated-test.ts';

const { plan } = await planPhoneTest(scenario, machines, {
  worlds: ['after'],
  participants: 2,
  seed: 1,
  locale: 'en',
});
const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const inside = (html: string, begin: string, end: string): string =>
  html.slice(html.lastIndexOf(begin) + begin.length, html.lastIndexOf(end));

describe('the page', () => {
  it('names its script and its sheet by their hashes, whatever they hold', async () => {
    const script = 'const a = "</script>", b = "<!-- </SCRIPT>"; run(a);';
    const page = await composePage({ plan, script, style: 'p::after { content: "</style>" }' });
    const { policy } = page;
    const html = page.htmlFor();
    const code = inside(html, '<script>', '</script>');
    expect(code).not.toMatch(/<\/script|<!--/i);
    expect(policy).toContain(`script-src '${hashOf(code)}'`);
    expect(policy).toContain(`style-src '${hashOf(inside(html, '<style>', '</style>'))}'`);
    expect(policy).not.toContain('unsafe');
    // What the script means is what it meant.
    expect(new Function('run', code)).toBeTypeOf('function');
    let said = '';
    new Function('run', code)((text: string) => (said = text));
    expect(said).toBe('</script>');
  });

  it('asks nothing of any network unless it is told where results go', async () => {
    const parts = { plan, script: '', style: '' };
    expect((await composePage(parts)).policy).toContain("connect-src 'none'");
    const served = await composePage({ ...parts, sendTo: 'api/"result' });
    expect(served.policy).toContain("connect-src 'self'");
    expect(served.htmlFor()).toContain('data-send-to="api/&quot;result"');
    expect(served.htmlFor()).not.toContain('data-code');
    expect(served.htmlFor('7">')).toContain('data-code="7&quot;&gt;"');
  });

  it('holds texts that mean what they meant and end no element', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom('</script>', '<!--', ']]>', '\u2028', '<script'),
          ),
        ),
        (texts) => {
          const embedded = embedJson(texts);
          expect(JSON.parse(embedded)).toEqual(texts);
          expect(embedded).not.toMatch(/[<\u2028\u2029]/);
        },
      ),
    );
  });
});
