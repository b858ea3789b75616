import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startStudioServer, type StudioServer } from '../../studio-server/index.ts';
import { Misuse } from '../process/failures.ts';
import { showPath } from '../project/files.ts';
import type { Io } from '../process/io.ts';
import { readWhole } from '../options/read-options.ts';
import type { Declaration } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { joinSaid, say, saidIn } from '../../util/said.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';

const declare = (command: Declaration) =>
  command
    .argument(
      '[folder]',
      say(
        'the project: a folder with machines/ and scenarios/ (default: this one)',
        '项目：含有 machines/ 和 scenarios/ 的文件夹（默认：当前文件夹）',
      ),
    )
    .readOr(
      '-p, --port <n>',
      say(
        'port on 127.0.0.1 (default: the same free one for the same folder)',
        '127.0.0.1 上的端口（默认：同一文件夹总用同一个空闲端口）',
      ),
      readWhole({ from: 0, to: 65_535 }),
      0,
    )
    .denial('--no-open', say('do not open the browser', '不打开浏览器'));

export const studio = defineCommand({
  name: 'studio',
  summary: say(
    'edit the machines of a folder in the browser; every save lands in the files',
    '在浏览器中编辑文件夹里的菜单；每次保存都写入文件',
  ),
  declare,
  run: async (io, [path = '.'], { port, open }) => {
    const server = await start(io, path, port);
    // Asked for before anything is printed: whoever waits for the address may press Ctrl-C at once.
    const interrupted = waitForInterrupt(io);
    io.out(`${server.url}\n`);
    const count = (await server.folder.list()).filter(({ kind }) => kind === 'machine').length;
    const name = showPath(io, server.folder.root);
    const shown =
      count > 0
        ? say(
            `The studio shows ${count} ${count === 1 ? 'machine' : 'machines'} of "${name}".`,
            `工作室显示“${name}”中的 ${count} 套菜单。`,
          )
        : say(
            `There are no *.machine.json files in "${name}" yet; the studio offers to make the first one.`,
            `“${name}”中还没有 *.machine.json 文件；可在工作室中新建第一个。`,
          );
    io.err(
      `${saidIn(joinSaid(shown, say('Press Ctrl-C to end it.', '按 Ctrl-C 结束。')), chooseUiLanguage(io))}\n`,
    );
    if (open) openBrowser(server.url, io);
    await interrupted;
    await server.end();
    return 0;
  },
});

async function start(io: Io, path: string, port: number): Promise<StudioServer> {
  try {
    return await startStudioServer({ folder: resolve(io.cwd, path), port, assets: findAssets() });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new Misuse(
        say(`There is no folder "${path}".`, `没有文件夹“${path}”。`),
        say('Name the folder that holds machines/.', '请指明含有 machines/ 的文件夹。'),
      );
    if (code === 'EADDRINUSE')
      throw new Misuse(
        say(
          `Port ${port} is taken, perhaps by another studio.`,
          `端口 ${port} 已被占用，可能是另一个工作室。`,
        ),
        say('Leave out --port to get a free one.', '不写 --port 即自动选用空闲端口。'),
      );
    if (code === 'EACCES')
      throw new Misuse(
        say(`Port ${port} may not be used here.`, `此处不能使用端口 ${port}。`),
        say('Choose one above 1023, or leave out --port.', '请选用大于 1023 的端口，或不写 --port。'),
      );
    throw cause;
  }
}

function waitForInterrupt(io: Io): Promise<void> {
  return new Promise((done) => {
    const stop = io.onInterrupt(() => {
      // A second Ctrl-C ends the program as usual.
      stop();
      done();
    });
  });
}

/**
 * The built studio: beside the bundle of the command line, or where the build puts it when the source runs.
 */
function findAssets(): string | undefined {
  return ['./studio/', '../../../dist/studio/']
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((folder) => existsSync(`${folder}index.html`));
}

function openBrowser(url: string, io: Io): void {
  const [command, args]: [string, string[]] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () =>
    io.err(
      chooseUiLanguage(io) === 'zh'
        ? '无法打开浏览器；请打开上面的网址。\n'
        : 'No browser could be opened; open the address above.\n',
    ),
  );
  child.unref();
}
