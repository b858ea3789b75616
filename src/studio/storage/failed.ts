/**
 * `unreachable`: no answer; `locked`: the server asks for its token anew; `refused`: the studio does not do
 * this; `no-access`: the system does not let it; `busy`: another program is at the file; `full`: no room left;
 * `garbled`: an answer, but none of the studio's server.
 */
export interface Failed {
  readonly status: 'failed';
  readonly reason:
    | 'unreachable'
    | 'locked'
    | 'refused'
    | 'no-access'
    | 'too-large'
    | 'busy'
    | 'full'
    | 'garbled'
    | 'unknown';
  /** The folder where it happened, as the system calls it; undefined when that is not known. */
  readonly place?: string | undefined;
}
