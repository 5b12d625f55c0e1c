import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';
import '../../testing/browser-features';
import { eventually } from '../../testing/eventually';
import { OneAccountApi, TRAVEL } from '../../testing/one-account-api';
import { apiAt, signedIn } from '../../testing/signed-in';
import { AccountStore } from '../core/store/account-store';
import { AccountActions } from './account-actions';
import { Unsaved } from './dialogs/unsaved';

@Component({ template: '' })
class Page {}

let api: OneAccountApi;
let page: HarnessLoader;

beforeEach(async () => {
  api = new OneAccountApi(TRAVEL);
  await api.start();
  await signedIn(provideRouter([{ path: '**', component: Page }]), apiAt(api.url));
  page = TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(Page));
});

afterEach(() => api.stop());

async function dialogs(count: number): Promise<MatDialogHarness[]> {
  return eventually(async () => {
    const open = await page.getAllHarnesses(MatDialogHarness);
    expect(open).toHaveLength(count);
    return open;
  });
}

async function press(dialog: MatDialogHarness, text: string): Promise<void> {
  await (await dialog.getHarness(MatButtonHarness.with({ text }))).click();
}

describe('the dialogs of an account', () => {
  it('freeze with a reason, and not without', async () => {
    const frozen = TestBed.inject(AccountActions).changeStatus(TRAVEL.id, 'freeze');
    const [dialog] = await dialogs(1);
    await press(dialog!, 'Freeze');
    const field = await dialog!.getHarness(MatFormFieldHarness);
    expect(await field.getTextErrors()).toEqual(['Must not be empty.']);
    expect(api.sent.map(({ method }) => method)).toEqual(['GET']);
    await (await dialog!.getHarness(MatInputHarness)).setValue('  under review ');
    await press(dialog!, 'Freeze');
    expect(await frozen).toBe(true);
    expect(api.sent.at(-1)).toMatchObject({
      path: `/accounts/${TRAVEL.id}/freeze`,
      ifMatch: '"1"',
      body: { reason: 'under review' },
    });
    expect(TestBed.inject(AccountStore).node(TRAVEL.id)?.status).toBe('FROZEN');
  });

  it('keep what was typed when Escape was a mistake', async () => {
    const frozen = TestBed.inject(AccountActions).changeStatus(TRAVEL.id, 'freeze');
    const [dialog] = await dialogs(1);
    await (await dialog!.getHarness(MatInputHarness)).setValue('under review');
    expect(TestBed.inject(Unsaved).any()).toBe(true);
    await dialog!.close();
    const [first, question] = await dialogs(2);
    await press(question!, 'Keep editing');
    await dialogs(1);
    expect(await (await first!.getHarness(MatInputHarness)).getValue()).toBe('under review');
    await first!.close();
    await press((await dialogs(2))[1]!, 'Discard');
    expect(await frozen).toBe(false);
    expect(TestBed.inject(Unsaved).any()).toBe(false);
  });

  it('delete with the entity tag, and the store forgets the account', async () => {
    const deleted = TestBed.inject(AccountActions).delete(TRAVEL.id);
    await press((await dialogs(1))[0]!, 'Delete');
    expect(await deleted).toBe(true);
    expect(api.sent.at(-1)).toMatchObject({ method: 'DELETE', ifMatch: '"1"' });
    expect(TestBed.inject(AccountStore).node(TRAVEL.id)).toBeUndefined();
  });

  it('find an account deleted when the response was lost', async () => {
    api.faults.push({ method: 'DELETE', applied: true, status: 504 });
    const deleted = TestBed.inject(AccountActions).delete(TRAVEL.id);
    await press((await dialogs(1))[0]!, 'Delete');
    expect(await deleted).toBe(true);
    expect(api.account).toBeUndefined();
  });
});
