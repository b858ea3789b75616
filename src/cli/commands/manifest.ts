import { Command } from 'commander';
import { Misuse } from '../failures.ts';
import { configBytes, describeStudy, MOST_CONFIG_BYTES } from '../kubernetes-study.ts';
import { loadProject } from '../load-project.ts';
import { readWhole } from '../read-options.ts';
import { simulate } from './simulate.ts';
import type { CliCommand } from './types.ts';
import { say } from '../../util/said.ts';

interface Options {
  readonly image: string;
  readonly redis?: string;
  readonly workers: number;
  readonly concurrency: number;
  readonly leaveIdle: number;
  readonly machines?: string;
}

export const manifest: CliCommand = {
  name: 'manifest',
  summary: 'print a study as a Kubernetes manifest: an Indexed Job of workers, the Job that asks, the Redis between them',
  declare: (command) =>
    command
      .argument('<scenario>', 'a *.scenario.json file')
      .argument('[simulate...]', 'after --: options of simulate for the study, such as --replications 400 --format json')
      .requiredOption('--image <name>', 'container image in which `dialtree` is a command')
      .option('--redis <url>', 'the Redis to use, as the cluster reaches it (default: one comes with the manifest)')
      .option('--workers <n>', 'pods that work', readWhole({ from: 1, to: 10_000 }), 4)
      .option('--concurrency <n>', 'chunks a pod works on at once, each on a processor', readWhole({ from: 1, to: 256 }), 2)
      .option('--leave-idle <seconds>', 'a pod ends after so long without work', readWhole({ from: 1, to: 86_400 }), 120)
      .option('--machines <folder>', 'where the machine files are (default: the folder "machines" beside the scenario’s folder)'),
  run: async (io, [path = '', ...rest], given) => {
    const options = given as unknown as Options;
    checkSimulate(path, rest, io.err);
    const project = await loadProject(io, path, options.machines);
    const { image, redis, workers, concurrency, leaveIdle } = options;
    const objects = describeStudy(project, { image, redis, workers, concurrency, leaveIdle, simulate: rest });
    const bytes = configBytes(objects);
    if (bytes > MOST_CONFIG_BYTES) throw new Misuse(say(`The project's files take ${bytes} bytes; a ConfigMap holds ${MOST_CONFIG_BYTES}.`, `项目文件共 ${bytes} 字节；一个 ConfigMap 最多容纳 ${MOST_CONFIG_BYTES} 字节。`), say('Put them into the image, and start `dialtree simulate --redis` and `dialtree worker` there.', '请把它们放进镜像，并在其中启动 `dialtree simulate --redis` 和 `dialtree worker`。'));
    // JSON is YAML: kubectl apply -f takes it as it is.
    io.out(`${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, undefined, 2)}\n`);
    return 0;
  },
};

/** A slip in the study's options shows here and not in the log of a pod. @throws commander's own error, which names the option. */
function checkSimulate(path: string, options: readonly string[], print: (text: string) => void): void {
  const slip = options.find((option) => /^--(redis|threads|machines|out)\b|^-o/.test(option));
  if (slip !== undefined) throw new Misuse(say(`"${slip}" is no option for the study inside the cluster.`, `“${slip}”不能用于集群内的研究。`), say('Its report goes to the log of its pod: kubectl logs job/...-study.', '其报告写在 pod 的日志里：kubectl logs job/...-study。'));
  simulate.declare(new Command('simulate').exitOverride().configureOutput({ writeErr: print })).parse([path, ...options], { from: 'user' });
}
