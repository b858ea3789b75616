/**
 * The manifest for Kubernetes. What it would run is run here: the same words, the files where it puts them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';
import { findFreePort } from '../runner/redis-server.ts';

interface Pod {
  readonly containers: readonly {
    image: string;
    command: readonly string[];
    env: readonly { name: string; valueFrom: { secretKeyRef: { name: string; key: string } } }[];
    volumeMounts?: readonly { mountPath: string }[];
  }[];
  readonly volumes?: readonly {
    configMap: { name: string; items: readonly { key: string; path: string }[] };
  }[];
}

interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Record<string, string> };
  readonly data: Record<string, string>;
  readonly stringData: Record<string, string>;
  readonly spec: {
    completionMode?: string;
    completions?: number;
    parallelism?: number;
    selector: unknown;
    template: { metadata: { labels: unknown }; spec: Pod };
  };
}

async function print(...options: readonly string[]): Promise<KubernetesObject[]> {
  const { exitCode, out } = await runCli(
    ['manifest', SMALL, '--image', 'example/dialtree:1', ...options],
    makeFolder(smallProject),
  );
  expect(exitCode).toBe(0);
  return (JSON.parse(out) as { items: KubernetesObject[] }).items;
}

function find(objects: readonly KubernetesObject[], kind: string, role = ''): KubernetesObject {
  const found = objects.find((object) => object.kind === kind && object.metadata.labels['role'] === role);
  if (!found) throw new Error(`There is no ${kind} "${role}" in the manifest.`);
  return found;
}

/** The words of a Job's only container, with the project in `folder`. */
function wordsOf(objects: readonly KubernetesObject[], role: string, folder = ''): string[] {
  const [container] = find(objects, 'Job', role).spec.template.spec.containers;
  const [first, ...words] = container?.command ?? [];
  expect(first).toBe('dialtree');
  return words.map((word) => word.replace(/^\/project/, folder));
}

/** Of a Job's only container: its variables that the Secret of the manifest gives. */
function envOf(objects: readonly KubernetesObject[], role: string): Record<string, string> {
  const { stringData, metadata } = find(objects, 'Secret');
  const [container] = find(objects, 'Job', role).spec.template.spec.containers;
  return Object.fromEntries(
    (container?.env ?? []).flatMap(({ name, valueFrom: { secretKeyRef } }) => {
      expect(secretKeyRef.name).toBe(metadata.name);
      const value = stringData[secretKeyRef.key];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

describe('the manifest', () => {
  it('has an Indexed Job with a pod a worker, the study, and a Redis that its service finds', async () => {
    const objects = await print('--workers', '7');
    expect(find(objects, 'Job', 'workers').spec).toMatchObject({
      completionMode: 'Indexed',
      completions: 7,
      parallelism: 7,
    });
    const redis = find(objects, 'Deployment', 'redis');
    expect(redis.spec.template.metadata.labels).toEqual(redis.metadata.labels);
    expect(find(objects, 'Service', 'redis').spec.selector).toEqual(redis.metadata.labels);
    expect(find(objects, 'Secret').stringData['redis']).toBe(
      `redis://${find(objects, 'Service', 'redis').metadata.name}:6379`,
    );
    for (const { metadata } of objects) expect(metadata.name).toMatch(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);
  });

  it('runs: its study reads its files and its workers understand their words, up to the Redis that is not there', async () => {
    const url = `redis://127.0.0.1:${await findFreePort()}`;
    const objects = await print('--redis', url, '--', '--replications', '3', '--no-control');
    expect(objects.map(({ kind }) => kind)).not.toContain('Service');
    const folder = makeFolder();
    const [volume] = find(objects, 'Job', 'study').spec.template.spec.volumes ?? [];
    const { data, metadata } = find(objects, 'ConfigMap');
    expect(volume?.configMap.name).toBe(metadata.name);
    for (const { key, path } of volume?.configMap.items ?? []) {
      expect(key).toMatch(/^[-._a-zA-Z0-9]+$/);
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), data[key] ?? '');
    }
    const alone = wordsOf(objects, 'study', folder);
    const here = await runCli(
      [...alone, '--threads', '1', '--no-sensitivity', '--no-draws', '--format', 'json'],
      folder,
    );
    expect(here.exitCode).toBe(0);
    expect(JSON.parse(here.out)).toMatchObject({ replications: 3 });
    for (const role of ['study', 'workers']) {
      const env = envOf(objects, role);
      expect(env).toEqual({ DIALTREE_REDIS: url });
      const { exitCode, err } = await runCli(wordsOf(objects, role, folder), folder, { env });
      expect(exitCode).toBe(2);
      expect(err).toContain(`Redis at ${url} cannot be reached`);
    }
  });

  it('names a Secret that the person makes where the address holds a password, and prints none of it', async () => {
    const { exitCode, out, err } = await runCli(
      ['manifest', SMALL, '--image', 'x', '--redis', 'rediss://me:hush-hush@redis.example:6380/2'],
      makeFolder(smallProject),
    );
    expect(exitCode).toBe(0);
    expect(out + err).not.toContain('hush-hush');
    const { items } = JSON.parse(out) as { items: KubernetesObject[] };
    expect(items.map(({ kind }) => kind)).toEqual(['ConfigMap', 'Job', 'Job']);
    const [container] = find(items, 'Job', 'workers').spec.template.spec.containers;
    expect(container?.env[0]).toEqual({
      name: 'DIALTREE_REDIS',
      valueFrom: { secretKeyRef: { name: find(items, 'ConfigMap').metadata.name, key: 'redis' } },
    });
    expect(err).toContain(`kubectl create secret generic ${find(items, 'ConfigMap').metadata.name}`);
  });

  it('refuses options of the study that simulate does not know, and those that mean nothing in a cluster', async () => {
    const cwd = makeFolder(smallProject);
    const unknown = await runCli(['manifest', SMALL, '--image', 'x', '--', '--replicatoins', '3'], cwd);
    expect(unknown.exitCode).toBe(2);
    expect(unknown.err).toContain('--replications');
    const useless = await runCli(['manifest', SMALL, '--image', 'x', '--', '--threads', '3'], cwd);
    expect(useless.exitCode).toBe(2);
    expect(useless.err).toContain('"--threads"');
  });
});
