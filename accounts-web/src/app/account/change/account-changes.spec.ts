import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideRouter } from '@angular/router';
import '../../../testing/browser-features';
import { eventually } from '../../../testing/eventually';
import { OneAccountApi, TRAVEL } from '../../../testing/one-account-api';
import { apiAt, signedIn } from '../../../testing/signed-in';
import { AccountsApi } from '../../core/api/accounts-api';
import { DoubtError } from '../../core/api/failure';
import { AccountStore } from '../../core/store/account-store';
import { AccountChanges, Outcome } from './account-changes';
import { patchOf } from './patch';

@Component({ template: '' })
class Page {}

let api: OneAccountApi;
let page: HarnessLoader;

beforeEach(async () => {
  api = new OneAccountApi(TRAVEL);
  await api.start();
  await signedIn(provideRouter([]), apiAt(api.url));
  page = TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(Page));
});

afterEach(() => api.stop());

/** Renames the account that was seen at version 1. */
async function rename(name = 'Trips'): Promise<Outcome> {
  const wanted = new Map([['/name', name]]);
  const seen = await TestBed.inject(AccountStore).load(TRAVEL.id);
  return changed(seen, wanted);
}

function changed(seen: { account: typeof TRAVEL; etag: string }, wanted: Map<string, string>) {
  return TestBed.inject(AccountChanges).make({
    seen,
    wanted,
    verb: 'Save',
    send: (etag) => TestBed.inject(AccountsApi).patch(TRAVEL.id, etag, patchOf(wanted)),
  });
}

function changes(): (string | undefined)[] {
  return api.sent.filter(({ method }) => method !== 'GET').map(({ ifMatch }) => ifMatch);
}

async function choose(button: string): Promise<void> {
  const [dialog] = await eventually(async () => {
    const found = await page.getAllHarnesses(MatDialogHarness);
    expect(found).toHaveLength(1);
    return found;
  });
  await (await dialog!.getHarness(MatButtonHarness.with({ text: button }))).click();
}

describe('a change of an account', () => {
  it('carries the entity tag that the person saw, and the store shows the response', async () => {
    expect(await rename()).toBe('done');
    expect(changes()).toEqual(['"1"']);
    expect(TestBed.inject(AccountStore).account(TRAVEL.id)()).toMatchObject({
      etag: '"2"',
      account: { name: 'Trips' },
    });
  });

  it('goes on top of what another did when the person says so, and keeps the other fields', async () => {
    const seen = await TestBed.inject(AccountStore).load(TRAVEL.id);
    api.change({ name: 'Voyages', accountNumber: '4200' });
    const outcome = changed(seen, new Map([['/name', 'Trips']]));
    await choose('Apply mine on top');
    expect(await outcome).toBe('done');
    expect(changes()).toEqual(['"1"', '"2"']);
    expect(api.account).toMatchObject({ name: 'Trips', accountNumber: '4200', version: 3 });
  });

  it('is given up for what another did', async () => {
    const seen = await TestBed.inject(AccountStore).load(TRAVEL.id);
    api.change({ name: 'Voyages' });
    const outcome = changed(seen, new Map([['/name', 'Trips']]));
    await choose('Take theirs');
    expect(await outcome).toBe('theirs');
    expect(TestBed.inject(AccountStore).node(TRAVEL.id)?.name).toBe('Voyages');
  });

  it('is still open when the person goes back', async () => {
    const seen = await TestBed.inject(AccountStore).load(TRAVEL.id);
    api.change({ name: 'Voyages' });
    const outcome = changed(seen, new Map([['/name', 'Trips']]));
    await choose('Back');
    expect(await outcome).toBe('undecided');
    expect(changes()).toEqual(['"1"']);
    expect(TestBed.inject(AccountStore).node(TRAVEL.id)?.name).toBe('Travel');
  });

  it.each([
    { applied: true, status: 0 },
    { applied: false, status: 502 },
  ])('is retried with its key, and made once, when no clear response came: %o', async (fault) => {
    api.faults.push({ method: 'PATCH', ...fault });
    expect(await rename()).toBe('done');
    expect(changes()).toEqual(['"1"', '"1"']);
    const keys = api.sent.filter(({ method }) => method === 'PATCH').map(({ key }) => key);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
    expect(api.account).toMatchObject({ name: 'Trips', version: 2 });
    expect(TestBed.inject(AccountStore).node(TRAVEL.id)?.name).toBe('Trips');
  });

  it('is done when its response was not clear and the account shows it', async () => {
    api.faults.push({ method: 'PATCH', applied: true, status: 500 });
    expect(await rename()).toBe('done');
    expect(changes()).toEqual(['"1"']);
    expect(TestBed.inject(AccountStore).node(TRAVEL.id)?.name).toBe('Trips');
  });

  it('is in doubt after 500 when the account does not show it', async () => {
    api.faults.push({ method: 'PATCH', applied: false, status: 500 });
    const failure = await rename().catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(DoubtError);
    expect(changes()).toEqual(['"1"']);
    expect(await rename()).toBe('done');
  });

  it('fails when the account was deleted, which the store forgets', async () => {
    const seen = await TestBed.inject(AccountStore).load(TRAVEL.id);
    api.account = undefined;
    const failure = await changed(seen, new Map([['/name', 'Trips']])).catch((thrown) => thrown);
    expect(failure).toMatchObject({ code: 'account-not-found' });
    expect(TestBed.inject(AccountStore).node(TRAVEL.id)).toBeUndefined();
  });
});
