import { Injectable, computed, signal } from '@angular/core';

/** Why a request waits: the database wakes up, the API asks to slow down, or nothing responds. */
export type WaitReason = 'waking' | 'busy' | 'unreachable';

export interface Wait {
  readonly reason: WaitReason;
  /** When the request is sent again, in milliseconds since 1970. */
  readonly until: number;
}

/** The requests that wait to be sent again, for all to see. */
@Injectable({ providedIn: 'root' })
export class Waits {
  private readonly all = signal<readonly Wait[]>([]);

  /** The wait that began first; none when nothing waits. */
  readonly current = computed(() => this.all()[0]);

  /** Waits as long as it says; rejects as soon as the request is given up. */
  async pass(wait: Wait, givenUp?: AbortSignal): Promise<void> {
    this.all.update((waits) => [...waits, wait]);
    try {
      await pause(wait.until - Date.now(), givenUp);
    } finally {
      this.all.update((waits) => waits.filter((other) => other !== wait));
    }
  }
}

function pause(ms: number, givenUp?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.max(0, ms));
    givenUp?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(givenUp.reason);
    });
  });
}
