/**
 * What the studio's server may answer. Another program may have taken its port, or a server of another version
 * may stand behind an open page: an answer of another shape is a failure in words, never a value that is not one.
 */
import { z } from 'zod';
import { kindOfPath } from '../../util/project-path.ts';
import type { Conflicting, Failed, Project, ProjectFile, StoreEvent } from './types.ts';

const version = z.string().min(1);
const projectSchema = z.object({
  name: z.string(),
  id: z.string().min(1),
  files: z.array(
    z.object({
      path: z.string(),
      version,
      size: z.number().nonnegative(),
    }),
  ),
});
const textSchema = z.object({ text: z.string(), version });
const savedSchema = z.object({ version });
const conflictSchema = z.object({ text: z.string().nullish(), version: version.nullish() });
const failedSchema = z.object({ error: z.string().optional(), place: z.string().optional() });
const changeSchema = z.object({ path: z.string(), version: version.nullish() });
const draftSchema = z.object({ key: z.string(), text: z.string() });

export interface Answer {
  readonly status: number;
  /** Undefined: no JSON. */
  readonly body: unknown;
}

/** Undefined: this is no answer of the studio's server. */
export function readProject(body: unknown): Project | undefined {
  const found = projectSchema.safeParse(body).data;
  return (
    found && {
      ...found,
      // What the studio would not call a file of a project is not shown as one.
      files: found.files.flatMap((file): ProjectFile[] => {
        const kind = kindOfPath(file.path);
        return kind ? [{ ...file, kind }] : [];
      }),
    }
  );
}

export function readText(body: unknown): { readonly text: string; readonly version: string } | undefined {
  return textSchema.safeParse(body).data;
}

export function readSaved(body: unknown): { readonly version: string } | undefined {
  return savedSchema.safeParse(body).data;
}

export function readConflict(body: unknown): Conflicting | undefined {
  const found = conflictSchema.safeParse(body).data;
  return found && { status: 'conflict', text: found.text ?? undefined, version: found.version ?? null };
}

export function readChange(text: unknown): StoreEvent | undefined {
  const found = changeSchema.safeParse(typeof text === 'string' ? readJsonText(text) : text).data;
  return found && kindOfPath(found.path) !== undefined
    ? { type: 'change', path: found.path, version: found.version ?? null }
    : undefined;
}

/** One that is none is no reason to lose the others. */
export function readDrafts(body: unknown): readonly (readonly [string, string])[] {
  const list = z.object({ drafts: z.array(z.unknown()) }).safeParse(body).data?.drafts ?? [];
  return list.flatMap((each) => {
    const draft = draftSchema.safeParse(each).data;
    return draft ? [[draft.key, draft.text] as const] : [];
  });
}

/** The answer is none of the ones that were hoped for. */
export function readFailure(answer: Answer | undefined): Failed {
  if (!answer) return { status: 'failed', reason: 'unreachable' };
  const { status, body } = answer;
  const { error, place } = failedSchema.safeParse(body).data ?? {};
  return {
    status: 'failed',
    reason: reasonOf(status, error),
    ...(place === undefined ? {} : { place }),
  };
}

function reasonOf(status: number, error: string | undefined): Failed['reason'] {
  if (status >= 200 && status < 300) return 'garbled';
  if (status === 401) return 'locked';
  if (error === 'no-access') return 'no-access';
  if (status === 403 || status === 400) return 'refused';
  if (status === 413) return 'too-large';
  if (status === 423) return 'busy';
  return status === 507 ? 'full' : 'unknown';
}

function readJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
