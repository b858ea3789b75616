import type { Io } from './io.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';

export interface Interruption {
  /** Read by the study between replications. */
  readonly signal: { readonly aborted: boolean };
  readonly end: () => void;
}

/** The exit code of a program ended by Ctrl-C. */
const INTERRUPTED = 130;

/** First Ctrl-C: finish what is under way and report it. Second: leave at once. */
export function listenForInterrupt(io: Io): Interruption {
  const controller = new AbortController();
  const end = io.onInterrupt(() => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
    io.err(
      chooseUiLanguage(io) === 'zh'
        ? '\n完成进行中的这次重复后停止；再按一次 Ctrl-C 立即退出。\n'
        : '\nStopping after the replication under way; press Ctrl-C again to leave at once.\n',
    );
  });
  return { signal: controller.signal, end };
}
