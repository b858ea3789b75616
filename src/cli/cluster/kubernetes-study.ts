/**
 * A study as objects of Kubernetes: its files, the Redis between the machines, an Indexed Job of workers, and
 * the Job that asks and prints. Workers may come, go and be moved at will: what one held is done by another.
 * Every chunk is one of `simulate --redis`.
 */
import { printMachine } from '../../chart/index.ts';
import { printScenario } from '../../scenario/index.ts';
import type { Project } from '../project/load-project.ts';
import { REDIS_VARIABLE, SECRET_VARIABLE } from './cluster-line.ts';

export interface KubernetesQuestion {
  readonly image: string;
  /** Undefined: one of its own comes with the manifest. With a password the person makes the Secret. */
  readonly redis: { readonly url: string; readonly isSecret: boolean } | undefined;
  readonly workers: number;
  /** Chunks a worker does at once; processors asked for. */
  readonly concurrency: number;
  readonly leaveIdle: number;
  /** Further options of `simulate`. */
  readonly simulate: readonly string[];
}

export type KubernetesObject = Readonly<Record<string, unknown>>;

const PROJECT = '/project';
const REDIS_IMAGE = 'redis:7';
/** What etcd takes in one object, less the room for names. */
export const MOST_CONFIG_BYTES = 1_000_000;

export function describeStudy(project: Project, question: KubernetesQuestion): KubernetesObject[] {
  const name = nameOfStudy(project);
  const files = filesOf(project);
  const scenarioPath = `${PROJECT}/${files[0]?.path}`;
  const url = question.redis?.url ?? `redis://${name}-redis:6379`;
  const worker = [
    'dialtree',
    'worker',
    '--concurrency',
    String(question.concurrency),
    '--leave-idle',
    String(question.leaveIdle),
  ];
  const study = ['dialtree', 'simulate', scenarioPath, ...question.simulate];
  // Read from there by both; on their command lines everybody on the machine could see it.
  const env = [
    { name: REDIS_VARIABLE, valueFrom: { secretKeyRef: { name, key: 'redis' } } },
    { name: SECRET_VARIABLE, valueFrom: { secretKeyRef: { name, key: 'cluster-secret', optional: true } } },
  ];
  const labels = (role: string): Record<string, string> => ({ app: name, role });
  const meta = (role: string): KubernetesObject => ({
    name: role === '' ? name : `${name}-${role}`,
    labels: labels(role),
  });
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: meta(''),
      data: Object.fromEntries(files.map(({ key, text }) => [key, text])),
    },
    // What holds a password is not printed.
    ...(question.redis?.isSecret === true
      ? []
      : [{ apiVersion: 'v1', kind: 'Secret', metadata: meta(''), stringData: { redis: url } }]),
    ...(question.redis === undefined ? redisObjects(meta('redis'), labels('redis')) : []),
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: meta('workers'),
      spec: {
        completionMode: 'Indexed',
        completions: question.workers,
        parallelism: question.workers,
        // A machine that is taken away must not use up the tries of the others.
        backoffLimitPerIndex: 6,
        template: {
          metadata: { labels: labels('workers') },
          spec: {
            restartPolicy: 'Never',
            containers: [
              {
                name: 'worker',
                image: question.image,
                command: worker,
                env,
                resources: { requests: { cpu: String(question.concurrency) } },
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: meta('study'),
      spec: {
        backoffLimit: 3,
        template: {
          metadata: { labels: labels('study') },
          spec: {
            restartPolicy: 'Never',
            containers: [
              {
                name: 'study',
                image: question.image,
                command: study,
                env,
                volumeMounts: [{ name: 'project', mountPath: PROJECT, readOnly: true }],
              },
            ],
            volumes: [
              { name: 'project', configMap: { name, items: files.map(({ key, path }) => ({ key, path })) } },
            ],
          },
        },
      },
    },
  ];
}

export function configBytes(objects: readonly KubernetesObject[]): number {
  return Buffer.byteLength(JSON.stringify(objects.find(({ kind }) => kind === 'ConfigMap')));
}

/**
 * Keys of a ConfigMap hold no slashes; the volume puts each file where a project has it. The scenario comes
 * first.
 */
function filesOf({ scenario, machines }: Project): { key: string; path: string; text: string }[] {
  const texts: [string, string][] = [
    [`scenarios/${scenario.id}.scenario.json`, printScenario(scenario)],
    ...Object.entries(machines).map(([id, machine]): [string, string] => [
      `machines/${id}.machine.json`,
      printMachine(machine),
    ]),
  ];
  return texts.map(([path, text]) => ({ key: path.replace('/', '.'), path, text }));
}

function redisObjects(
  metadata: KubernetesObject,
  labels: Readonly<Record<string, string>>,
): KubernetesObject[] {
  // It need not remember: what it forgets is handed in again.
  const container = {
    name: 'redis',
    image: REDIS_IMAGE,
    args: ['--save', '', '--maxmemory-policy', 'noeviction'],
    ports: [{ containerPort: 6379 }],
  };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container] } },
      },
    },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ port: 6379 }] } },
  ];
}

/** Of everything in the manifest, the Secret too. */
export function nameOfStudy({ scenario }: Project): string {
  return nameOf(`dialtree-${scenario.id}`);
}

/** A DNS label, with room for an ending. */
function nameOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/-$/, '');
}
