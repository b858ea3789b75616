/**
 * Who made a job or an answer. With a secret that clients and workers share, a digest that nobody else can
 * make; without one, a checksum. A digest is about everything that its content depends on, so that the answer to
 * one question is none to another.
 */
import { createHmac, scryptSync, timingSafeEqual } from 'node:crypto';

/** Changes with what jobs and answers look like, so that editions of Dialtree keep apart. */
const PROTOCOL = 'r2';
/** Of the digest: SHA-256. */
export const DIGEST_BYTES = 32;

export interface Seal {
  /**
   * What every name in Redis begins with. Whoever has another secret has other queues, other designs and other
   * answers: a worker with the wrong secret finds no work and spoils none.
   */
  readonly space: string;
  /** The first digits of a hash of the secret, for people to compare; undefined without a secret. */
  readonly fingerprint: string | undefined;
  digest(kind: 'job' | 'answer', about: unknown, bytes?: Uint8Array): Buffer;
  isRight(digest: Uint8Array, kind: 'job' | 'answer', about: unknown, bytes?: Uint8Array): boolean;
}

/** Costs 50 ms with a secret: guessing one from what stands in Redis is to be dear. */
export function createSeal(version: string, secret: string | undefined): Seal {
  const key = secret === undefined ? Buffer.alloc(0) : scryptSync(secret, 'dialtree cluster', DIGEST_BYTES);
  const fingerprint =
    secret === undefined ? undefined : createHmac('sha256', key).update('name').digest('hex').slice(0, 8);
  const space = [`dialtree-${version}-${PROTOCOL}`, ...(fingerprint === undefined ? [] : [fingerprint])].join(
    '-',
  );
  const digest: Seal['digest'] = (kind, about, bytes = Buffer.alloc(0)) =>
    createHmac('sha256', key)
      // JSON in a list: where one part ends and the next begins is never in doubt.
      .update(`${JSON.stringify([space, kind, about])}\n`)
      .update(bytes)
      .digest();
  return {
    space,
    fingerprint,
    digest,
    isRight: (given, kind, about, bytes) =>
      given.length === DIGEST_BYTES && timingSafeEqual(given, digest(kind, about, bytes)),
  };
}
