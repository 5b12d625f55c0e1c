import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { AccountsServer } from '../../../testing/accounts-server';
import { signedIn } from '../../../testing/signed-in';
import { AsOf } from '../api/as-of';
import { Account } from '../api/model';
import { AccountStore } from './account-store';

const id = (i: number) => String(i).padStart(5, '0');

@Component({ template: '' })
class Page {}

async function storeOf(server: AccountsServer): Promise<AccountStore> {
  server.serve();
  await signedIn(provideRouter([{ path: '**', component: Page }]));
  return TestBed.inject(AccountStore);
}

function versioned(store: AccountStore, of: string, change: Partial<Account>) {
  const known = store.account(of)();
  if (!known) {
    throw new Error(`${of} was not loaded`);
  }
  return { account: { ...known.account, ...change }, etag: '"2"' };
}

describe('AccountStore', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('loads the roots of both types with one request', async () => {
    const server = new AccountsServer().add('a').add('b', { type: 'INTERNATIONAL' });
    const store = await storeOf(server);
    await Promise.all([store.loadChildren('DOMESTIC'), store.loadChildren('INTERNATIONAL')]);
    expect(server.asked).toEqual(['/accounts/tree?depth=1']);
    expect(store.children('DOMESTIC')?.ids).toEqual(['a']);
    expect(store.children('INTERNATIONAL')?.ids).toEqual(['b']);
  });

  it('brings all of 3,000 children, in pages, each once', async () => {
    const server = new AccountsServer().add('top');
    for (let i = 0; i < 3_000; i++) {
      server.add(id(i), { parentId: 'top' });
    }
    const store = await storeOf(server);
    await store.loadChildren('top');
    expect(store.children('top')?.ids).toHaveLength(499);
    while (store.children('top')?.more) {
      await store.loadMore('top');
    }
    expect(store.children('top')?.ids).toEqual(Array.from({ length: 3_000 }, (_, i) => id(i)));
    expect(server.asked).toHaveLength(1 + 30);
  });

  it('shows an account that lies behind what is loaded', async () => {
    const server = new AccountsServer().add('top');
    for (let i = 0; i < 600; i++) {
      server.add(id(i), { parentId: 'top' });
    }
    const store = await storeOf(server);
    expect(await store.reveal(id(590))).toEqual(['DOMESTIC', 'top']);
    expect(store.children('top')?.ids.slice(-2)).toEqual([id(498), id(590)]);
    await store.loadMore('top');
    expect(store.children('top')?.ids.filter((each) => each === id(590))).toHaveLength(1);
  });

  it('puts a moved account under its new parent, and counts', async () => {
    const server = new AccountsServer().add('a').add('b').add('c', { parentId: 'a' });
    const store = await storeOf(server);
    await store.loadChildren('DOMESTIC');
    await store.loadChildren('a');
    await store.load('c');
    store.update(versioned(store, 'c', { parentId: 'b', version: 2 }));
    expect(store.children('a')?.ids).toEqual([]);
    expect([store.node('a')?.childCount, store.node('b')?.childCount]).toEqual([0, 1]);
    await store.loadChildren('b');
    expect(store.node('c')?.parentId).toBe('b');
  });

  it('counts a new child, and no account that was only read', async () => {
    const server = new AccountsServer().add('a').add('b', { parentId: 'a' });
    const store = await storeOf(server);
    await store.loadChildren('DOMESTIC');
    await store.load('b');
    expect(store.node('a')?.childCount).toBe(1);
    store.add({ account: { ...versioned(store, 'b', {}).account, id: 'c' }, etag: '"1"' });
    expect(store.node('a')?.childCount).toBe(2);
  });

  it('forgets a deleted account, and its parent counts one less', async () => {
    const server = new AccountsServer().add('a').add('b', { parentId: 'a' });
    const store = await storeOf(server);
    await store.loadChildren('DOMESTIC');
    await store.loadChildren('a');
    store.remove('b');
    expect(store.node('b')).toBeUndefined();
    expect(store.children('a')?.ids).toEqual([]);
    expect(store.node('a')?.childCount).toBe(0);
  });

  it('shows what there was at another moment, and nothing of now', async () => {
    const past = new AccountsServer().add('a', { name: 'Before' }).add('gone');
    const server = new AccountsServer().add('a').add('new').before('2026-11-01', past);
    const store = await storeOf(server);
    await store.loadChildren('DOMESTIC');
    await TestBed.inject(AsOf).show('2026-11-01');
    expect(store.children('DOMESTIC')).toBeUndefined();
    await store.loadChildren('DOMESTIC');
    expect(server.asked.at(-1)).toBe('/accounts/tree?depth=1&asOf=2026-11-01');
    expect(store.children('DOMESTIC')?.ids).toEqual(['gone', 'a']);
    expect((await store.load('a')).account.name).toBe('Before');
    await TestBed.inject(AsOf).show(undefined);
    expect([store.node('a'), store.account('a')()]).toEqual([undefined, undefined]);
  });

  it('takes over nothing that was asked for at another moment', async () => {
    const store = await storeOf(new AccountsServer().add('a'));
    const loading = Promise.all([store.loadChildren('DOMESTIC'), store.load('a')]);
    await TestBed.inject(AsOf).show('2026-11-01');
    await loading;
    expect(store.children('DOMESTIC')).toBeUndefined();
    expect(store.node('a')).toBeUndefined();
  });

  it('keeps a failure, and tries again when asked', async () => {
    const store = await storeOf(new AccountsServer().add('a'));
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 500 })));
    await store.loadChildren('DOMESTIC');
    expect(store.children('DOMESTIC')?.failure).toBeInstanceOf(Error);
    new AccountsServer().add('a').serve();
    await store.loadChildren('DOMESTIC');
    expect(store.children('DOMESTIC')).toEqual({ ids: ['a'], more: false, loading: false });
  });
});
