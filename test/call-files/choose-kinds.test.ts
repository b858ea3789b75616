/** Which files are logs, and which only speak of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLog } from '../../src/call-files/index.ts';
import { chooseKinds } from '../../src/call-files/choose-kinds.ts';
import { FORMATS, sourceOf } from '../calls/sources/formats.ts';
import { kindOf } from '../calls/sources/read-logs.ts';
import { STORY } from '../calls/sources/story.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = async (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return openLog(path, name, undefined);
};
const choose = async (name: string, text: string, format?: 'genesys' | 'connect') =>
  chooseKinds([await open(name, text)], format, { format: format ?? 'csv' });

const LOGS = FORMATS.flatMap(({ write }) => write.map((one) => one(STORY)));
/** Two lines of every log there is, each a string of a program or a paragraph of a page. */
const LINES = LOGS.flatMap(({ text }) => text.split('\n').slice(0, 2)).filter((line) => line !== '');
const PROGRAM = `"""Makes logs: contact records have "ContactId" and "InitiationMethod"."""
import json
RECORDS = [
${LINES.map((line) => `    ${JSON.stringify(line)},\n`).join('')}]
record = {"ContactId": cid, "ContactFlowModuleType": "SetQueue", "conversationId": 1, "participants": []}
step = {"execution_sid": 1, "variables": {"start_uepoch": 1}, "parent_call_sid": "", "start_time": 2}
print('switch_ivr_menu.c:443', json.dumps(record))
`;
const PAGE = `# Logs

A contact record has "ContactId" and "InitiationMethod"; a flow log "ContactFlowModuleType". Events are
CHAN_START, ANSWER, HANGUP and
HANGUP, which says who hung up. Menus write switch_ivr_menu.c:443 into the log, executions studio.flow.step.

${LINES.map((line) => `${line}\n\nThat was one, as it is written there.\nAnd it is not the last.\n\n`).join('')}
A conversation has "conversationId" and "participants"; steps "execution_sid"; records "variables", "start_uepoch".
`;

describe('what a file is', () => {
  it.each(FORMATS)('$title: each of its files is known', async (format) => {
    for (const log of format.write.map((write) => write(STORY))) {
      const { source, files } = await choose(log.name, log.text);
      expect([source.id, files[0]?.kind.id]).toEqual([format.id, kindOf(sourceOf(format), log).id]);
    }
  });

  it.each([
    ['a program that makes logs', 'make.py', PROGRAM],
    ['a page about logs', 'README.md', PAGE],
    ['a story', 'story.md', 'Once upon a time there was a line.\nIt rang, and nobody answered.\n'],
    ['other JSON', 'package.json', '{\n  "name": "x",\n  "scripts": { "start": "node x" }\n}\n'],
    ['a list in a page', 'list.md', '[first](a.md), "ContactId", "InitiationMethod"\n\n{"ContactId":"x"}\n'],
  ])('%s is not a log that anybody knows', async (_, name, text) => {
    await expect(choose(name, text)).rejects.toMatchObject({ fault: { kind: 'unknown' } });
    for (const format of ['genesys', 'connect'] as const)
      await expect(choose(name, text, format)).rejects.toMatchObject({ fault: { kind: 'kindless' } });
  });

  it('is known by what follows where the first line is the rest of another, and where no record fits into its head', async () => {
    const [log] = LOGS;
    const lines = log?.text.split('\n') ?? [];
    const cut = await choose('tail.jsonl', [lines[0]?.slice(200), ...lines.slice(1)].join('\n'));
    expect(cut.source.id).toBe('connect');
    const long = `{"conversations":[{"conversationId":"a","participants":[],"text":"${'x'.repeat(70_000)}"}]}`;
    expect((await choose('long.json', long)).source.id).toBe('genesys');
  });
});
