import { Injectable, inject } from '@angular/core';
import { AccountsApi } from '../../core/api/accounts-api';
import { DoubtError, ProblemError, isDoubtful } from '../../core/api/failure';
import { Versioned } from '../../core/api/model';
import { AccountStore } from '../../core/store/account-store';
import { ConflictQuestion } from './conflict-question';
import { isAsWanted } from './differences';
import { Wanted, fieldsOf } from './fields';

/** A change of an account that the person saw. */
export interface ChangeRequest {
  readonly seen: Versioned;
  /** What the fields are to become; undefined when the account is to go. */
  readonly wanted: Wanted | undefined;
  /** What the button says, such as "Freeze". */
  readonly verb: string;
  /** Sends it; the result is undefined when the account is gone then. */
  send(etag: string): Promise<Versioned | undefined>;
}

/** `theirs`: the person gave it up; `undecided`: back to what was typed. */
export type Outcome = 'done' | 'theirs' | 'undecided';

/**
 * Changes accounts with the entity tag that the person saw. When another person was faster, the
 * person decides; when no clear response came, the account is read again, and what it shows counts.
 */
@Injectable({ providedIn: 'root' })
export class AccountChanges {
  private readonly api = inject(AccountsApi);
  private readonly store = inject(AccountStore);
  private readonly question = inject(ConflictQuestion);

  async make(request: ChangeRequest): Promise<Outcome> {
    let seen = request.seen;
    for (;;) {
      const failure = await this.attempt(request, seen);
      if (failure === undefined) {
        return 'done';
      }
      const now = await this.readAgain(seen.account.id, failure);
      if (now === undefined || isDone(request, seen, now)) {
        return this.settled(request, now, failure);
      }
      if (now.account.version === seen.account.version) {
        throw new DoubtError(failure, true);
      }
      const decision = await this.question.ask({ ...request, seen, now });
      if (decision !== 'mine') {
        return this.left(decision, now);
      }
      seen = now;
    }
  }

  /** Undefined when it succeeded; the failure when the account has to be looked at again. */
  private async attempt(request: ChangeRequest, seen: Versioned): Promise<unknown> {
    try {
      this.takeOver(seen.account.id, await request.send(seen.etag));
      return undefined;
    } catch (failure) {
      if (isStale(failure) || isDoubtful(failure) || isGone(failure)) {
        return failure;
      }
      throw failure;
    }
  }

  /** The account as it is now; undefined when it is gone. */
  private async readAgain(id: string, failure: unknown): Promise<Versioned | undefined> {
    try {
      return await this.api.account(id);
    } catch (reading) {
      if (isGone(reading)) {
        return undefined;
      }
      throw isDoubtful(failure) ? new DoubtError(failure, false) : reading;
    }
  }

  private settled(request: ChangeRequest, now: Versioned | undefined, failure: unknown): Outcome {
    this.takeOver(request.seen.account.id, now);
    if (now === undefined && request.wanted !== undefined) {
      throw isGone(failure) ? failure : GONE;
    }
    return 'done';
  }

  private left(decision: 'theirs' | 'undecided', now: Versioned): Outcome {
    if (decision === 'theirs') {
      this.store.update(now);
    }
    return decision;
  }

  private takeOver(id: string, now: Versioned | undefined): void {
    if (now) {
      this.store.update(now);
    } else {
      this.store.remove(id);
    }
  }
}

/** Deleted while the change was on its way. */
const GONE = new ProblemError(404, {
  type: 'urn:accounts:problem:account-not-found',
  title: 'Account not found',
  status: 404,
  detail: 'There is no such account.',
  code: 'account-not-found',
  requestId: '',
});

function isDone({ wanted }: ChangeRequest, seen: Versioned, now: Versioned): boolean {
  return (
    wanted !== undefined &&
    now.account.version > seen.account.version &&
    isAsWanted(fieldsOf(seen.account), fieldsOf(now.account), wanted)
  );
}

function isStale(failure: unknown): boolean {
  return failure instanceof ProblemError && failure.code === 'stale-version';
}

function isGone(failure: unknown): boolean {
  return failure instanceof ProblemError && failure.code === 'account-not-found';
}
