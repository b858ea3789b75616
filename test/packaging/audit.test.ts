import { describe, expect, it } from 'vitest';
import { judgeAudit } from '../../packaging/audit.ts';
import type { Lock } from '../../packaging/licences.ts';
import type { Bom } from '../../packaging/sbom.ts';

const lock: Lock = {
  packages: {
    'node_modules/shipped': { version: '1.0.0' },
    'node_modules/tool': { version: '1.0.0' },
    'node_modules/tool/node_modules/shipped': { version: '0.9.0' },
  },
};
const component = { 'bom-ref': 'shipped@1.0.0', name: 'shipped', version: '1.0.0' };
const sbom: Bom = { metadata: { component }, components: [component], dependencies: [] };

function judge(name: string, severity: string, ...nodes: string[]): ReturnType<typeof judgeAudit> {
  const via = [{ title: 'Reads too far', url: 'https://example.org/hole' }, 'below'];
  return judgeAudit(
    JSON.stringify({ auditReportVersion: 2, vulnerabilities: { [name]: { severity, via, nodes } } }),
    lock,
    sbom,
  );
}

describe('an audit', () => {
  it.each(['high', 'critical'])('fails for a %s hole in what is passed on, and names it', (severity) => {
    const { isBad, text } = judge('shipped', severity, 'node_modules/shipped');
    expect(isBad).toBe(true);
    expect(text).toContain(
      `${severity}: shipped@1.0.0: Reads too far https://example.org/hole; through below`,
    );
  });

  it('tells of a lesser one, and does not fail', () => {
    const { isBad, text } = judge('shipped', 'moderate', 'node_modules/shipped');
    expect(isBad).toBe(false);
    expect(text).toContain('0 have a known hole that is high or critical, 1 a lesser one');
    expect(text).toContain('moderate: shipped@1.0.0');
  });

  it('is not about tools, nor about another version that a tool brings along', () => {
    for (const { isBad, text } of [
      judge('tool', 'critical', 'node_modules/tool'),
      judge('shipped', 'critical', 'node_modules/tool/node_modules/shipped'),
    ]) {
      expect(isBad).toBe(false);
      expect(text).not.toContain('critical:');
    }
  });

  it.each([
    ['nothing', ''],
    ['an error', '{ "message": "405 Method Not Allowed", "uri": "https://example.org/audit" }'],
    ['a page', '<html>not here</html>'],
    ['null', 'null'],
  ])('says that nothing is known where %s answers, without naming the place', (_, output) => {
    const { isBad, text } = judgeAudit(output, lock, sbom);
    expect(isBad).toBe(false);
    expect(text).toContain('nothing is known');
    expect(text).not.toContain('example.org');
  });
});
