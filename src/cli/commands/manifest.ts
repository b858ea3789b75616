import { Command } from 'commander';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';
import { Declaration } from '../options/declaration.ts';
import { Misuse } from '../process/failures.ts';
import type { Io } from '../process/io.ts';
import { configBytes, describeStudy, MOST_CONFIG_BYTES } from '../cluster/kubernetes-study.ts';
import { loadProject } from '../project/load-project.ts';
import { readLanguage, readWhole } from '../options/read-options.ts';
import { LANGUAGE, speakLanguage } from '../language/speak-language.ts';
import { MACHINES_FOLDER, SCENARIO_FILE } from '../options/work-options.ts';
import { simulate } from './simulate.ts';
import { defineCommand } from './types.ts';
import { say } from '../../util/said.ts';

const declare = (command: Declaration) =>
  command
    .argument('<scenario>', SCENARIO_FILE)
    .argument(
      '[simulate...]',
      say(
        'after --: options of simulate for the study, such as --replications 400 --format json',
        '写在 -- 之后：研究所用的 simulate 选项，例如 --replications 400 --format json',
      ),
    )
    .requiredOption(
      '--image <name>',
      say('container image in which `dialtree` is a command', '其中有 `dialtree` 命令的容器镜像'),
    )
    .option(
      '--redis <url>',
      say(
        'the Redis to use, as the cluster reaches it (default: one comes with the manifest)',
        '集群可访问的 Redis 地址（默认：清单自带一个）',
      ),
    )
    .readOr('--workers <n>', say('pods that work', '工作的 pod 个数'), readWhole({ from: 1, to: 10_000 }), 4)
    .readOr(
      '--concurrency <n>',
      say(
        'chunks a pod works on at once, each on a processor',
        '每个 pod 同时处理的工作份数，每份占一个处理器',
      ),
      readWhole({ from: 1, to: 256 }),
      2,
    )
    .readOr(
      '--leave-idle <seconds>',
      say('a pod ends after so long without work', 'pod 空闲这么多秒后结束'),
      readWhole({ from: 1, to: 86_400 }),
      120,
    )
    .option('--machines <folder>', MACHINES_FOLDER);

export const manifest = defineCommand({
  name: 'manifest',
  summary: say(
    'print a study as a Kubernetes manifest: an Indexed Job of workers, the Job that asks, the Redis between them',
    '把研究输出为 Kubernetes 清单：工作进程的 Indexed Job、发起研究的 Job，以及两者之间的 Redis',
  ),
  declare,
  run: async (io, [path = '', ...rest], options) => {
    checkSimulate(path, rest, io);
    const project = await loadProject(io, path, options.machines);
    const { image, redis, workers, concurrency, leaveIdle } = options;
    const objects = describeStudy(project, { image, redis, workers, concurrency, leaveIdle, simulate: rest });
    const bytes = configBytes(objects);
    if (bytes > MOST_CONFIG_BYTES)
      throw new Misuse(
        say(
          `The project's files take ${bytes} bytes; a ConfigMap holds ${MOST_CONFIG_BYTES}.`,
          `项目文件共 ${bytes} 字节；一个 ConfigMap 最多容纳 ${MOST_CONFIG_BYTES} 字节。`,
        ),
        say(
          'Put them into the image, and start `dialtree simulate --redis` and `dialtree worker` there.',
          '请把它们放进镜像，并在其中启动 `dialtree simulate --redis` 和 `dialtree worker`。',
        ),
      );
    // JSON is YAML: kubectl apply -f takes it as it is.
    io.out(`${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, undefined, 2)}\n`);
    return 0;
  },
});

/**
 * A slip in the study's options shows here and not in the log of a pod. @throws commander's own error, which
 * names the option.
 */
function checkSimulate(path: string, options: readonly string[], io: Io): void {
  const slip = options.find((option) => /^--(redis|threads|machines|out)\b|^-o/.test(option));
  if (slip !== undefined)
    throw new Misuse(
      say(`"${slip}" is no option for the study inside the cluster.`, `“${slip}”不能用于集群内的研究。`),
      say(
        'Its report goes to the log of its pod: kubectl logs job/...-study.',
        '其报告写在 pod 的日志里：kubectl logs job/...-study。',
      ),
    );
  const command = speakLanguage(new Command('simulate').exitOverride(), io);
  const declaration = new Declaration(command, chooseUiLanguage(io));
  simulate.declare(declaration);
  declaration.read('--language <language>', LANGUAGE, readLanguage);
  command.parse([path, ...options], { from: 'user' });
}
