import { Injectable, inject } from '@angular/core';
import { Session } from '../session/session';
import { SignInEndedError, UnreachableError } from './failure';
import { Retry, retryOf } from './retry-policy';
import { Waits } from './waits';

/** API Gateway gives up after 29 s; later than this nothing comes. */
const RESPONSE_MS = 35_000;

/** `fetch` with the person's token, which renews it when it ended and waits while the API wakes. */
@Injectable({ providedIn: 'root' })
export class PatientFetch {
  private readonly session = inject(Session);
  private readonly waits = inject(Waits);

  /** The first response that is worth showing; rejects when there is none. */
  async send(request: Request): Promise<Response> {
    let waited = 0;
    for (let attempt = 1; ; attempt++) {
      const response = await this.authorized(request);
      const retry = retryOf(request, response, attempt, waited);
      if (!retry) {
        return received(response);
      }
      await this.pass(retry, request.signal);
      waited += retry.delay;
    }
  }

  private pass({ reason, delay }: Retry, givenUp: AbortSignal): Promise<void> {
    return this.waits.pass({ reason, until: Date.now() + delay }, givenUp);
  }

  private async authorized(request: Request): Promise<Response | undefined> {
    const response = await attempt(request, await this.tokenOf(this.session.token()));
    return response?.status === 401
      ? attempt(request, await this.tokenOf(this.session.renew()))
      : response;
  }

  private async tokenOf(wanted: Promise<string | undefined>): Promise<string> {
    const token = await wanted.catch(() => {
      throw new UnreachableError();
    });
    if (token === undefined) {
      throw new SignInEndedError();
    }
    return token;
  }
}

/** One attempt; undefined when no response came. */
async function attempt(request: Request, token: string): Promise<Response | undefined> {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(RESPONSE_MS)]);
  const copy = new Request(request.clone(), { signal });
  copy.headers.set('Authorization', `Bearer ${token}`);
  try {
    return await fetch(copy);
  } catch {
    request.signal.throwIfAborted();
    return undefined;
  }
}

function received(response: Response | undefined): Response {
  if (!response) {
    throw new UnreachableError();
  }
  return response;
}
