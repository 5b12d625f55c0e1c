import { TestBed } from '@angular/core/testing';
import { AccountsServer } from '../../../testing/accounts-server';
import { signedIn } from '../../../testing/signed-in';
import { AccountStore } from '../../core/store/account-store';
import { rowsOf } from '../../tree/tree-rows';
import { obstacleTo } from './obstacle-to';

describe('the places for a move', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('say why an account cannot stand there', async () => {
    const server = new AccountsServer()
      .add('top')
      .add('moved', { parentId: 'top' })
      .add('child', { parentId: 'moved' })
      .add('frozen', { status: 'FROZEN' });
    for (let level = 1; level <= 10; level++) {
      server.add(`level${level}`, level > 1 ? { parentId: `level${level - 1}` } : {});
    }
    server.serve();
    await signedIn();
    const store = TestBed.inject(AccountStore);
    const { account: moved } = await store.load('moved');
    await Promise.all([store.reveal('child'), store.reveal('level10')]);
    const rows = rowsOf(store.state(), new Set(['DOMESTIC', ...store.state().nodes.keys()]));
    const obstacles = Object.fromEntries(rows.map((row) => [row.key, obstacleTo(row, moved, store)]));
    expect(obstacles).toMatchObject({
      DOMESTIC: undefined,
      top: 'where it is now',
      moved: 'this account',
      child: 'below this account',
      frozen: 'not open',
      level8: undefined,
      level9: 'more than 10 levels',
      level10: 'more than 10 levels',
    });
  });
});
