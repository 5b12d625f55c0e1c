import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatTreeHarness } from '@angular/material/tree/testing';
import { AccountsServer } from '../../testing/accounts-server';
import { eventually } from '../../testing/eventually';
import { signedIn } from '../../testing/signed-in';
import { AccountTree } from './account-tree';

const id = (i: number) => String(i).padStart(5, '0');

/** What a tree without a layout has to do without. */
class NoObserver {
  observe(): void {}
  disconnect(): void {}
}

describe('AccountTree', () => {
  let fixture: ComponentFixture<AccountTree>;
  let loader: HarnessLoader;

  async function show(server: AccountsServer): Promise<MatTreeHarness> {
    vi.stubGlobal('ResizeObserver', NoObserver);
    server.serve();
    await signedIn();
    fixture = TestBed.createComponent(AccountTree);
    loader = TestbedHarnessEnvironment.loader(fixture);
    await loaded();
    return loader.getHarness(MatTreeHarness);
  }

  /** Waits until nothing in sight is loading. */
  async function loaded(): Promise<void> {
    await eventually(() => {
      fixture.detectChanges();
      expect(fixture.nativeElement.querySelectorAll('[data-kind=loading]')).toHaveLength(0);
    });
  }

  async function labels(tree: MatTreeHarness): Promise<(string | null)[]> {
    const nodes = await tree.getNodes();
    return Promise.all(nodes.map(async (node) => (await node.host()).getAttribute('aria-label')));
  }

  function press(...keys: string[]): void {
    for (const key of keys) {
      const target = fixture.nativeElement.querySelector('[tabindex="0"]') as HTMLElement;
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      fixture.detectChanges();
    }
  }

  const active = () =>
    fixture.nativeElement.querySelector('[role=treeitem][tabindex="0"]')?.getAttribute('aria-label');

  afterEach(() => vi.unstubAllGlobals());

  it('groups the roots under two headings', async () => {
    const tree = await show(new AccountsServer().add('a').add('b', { type: 'INTERNATIONAL' }));
    expect(await labels(tree)).toEqual([
      'Domestic accounts',
      'Account a, EUR, Open',
      'International accounts',
      'Account b, EUR, Open',
    ]);
    const levels = await Promise.all((await tree.getNodes()).map((node) => node.getLevel()));
    expect(levels).toEqual([1, 2, 1, 2]);
  });

  it('loads children when their parent is opened, and not before', async () => {
    const server = new AccountsServer().add('a').add('b', { parentId: 'a', status: 'FROZEN' });
    const tree = await show(server);
    const [, parent] = await tree.getNodes();
    expect(await parent?.isExpanded()).toBe(false);
    expect(server.asked.filter((path) => path.includes('root='))).toEqual([]);
    press('ArrowDown', 'ArrowRight');
    await loaded();
    expect(await labels(tree)).toContain('Account b, EUR, Frozen');
    expect(await parent?.isExpanded()).toBe(true);
  });

  it('draws a few of 10,000 rows, numbered among all of them', async () => {
    const server = new AccountsServer().add('a');
    for (let i = 0; i < 10_000; i++) {
      server.add(id(i), { parentId: 'a' });
    }
    const tree = await show(server);
    press('ArrowDown', 'ArrowRight');
    await loaded();
    const nodes = await tree.getNodes();
    expect(nodes.length).toBeLessThan(60);
    expect(await (await nodes[2]?.host())?.getAttribute('aria-setsize')).toBe('10000');
  });

  it('leads with the keys to the end, back to the parent, and to a name', async () => {
    const server = new AccountsServer().add('a', { childCount: 0 }).add('z', { name: 'Zebra' });
    for (let i = 0; i < 200; i++) {
      server.add(id(i), { parentId: 'a' });
    }
    const tree = await show(server);
    press('ArrowDown', 'ArrowRight');
    await loaded();
    press('End');
    expect(active()).toBe('No accounts yet');
    press('Home', 'ArrowDown', 'ArrowRight');
    expect(active()).toBe('Account 00000, EUR, Open');
    press('z');
    expect(active()).toBe('Zebra, EUR, Open');
    press('ArrowLeft');
    expect(active()).toBe('Domestic accounts');
    press('ArrowLeft');
    expect(await labels(tree)).toEqual([
      'Domestic accounts',
      'International accounts',
      'No accounts yet',
    ]);
  });

  it('reports that an account is wanted, by a click and by Enter', async () => {
    const tree = await show(new AccountsServer().add('a'));
    const chosen: string[] = [];
    fixture.componentInstance.chosen.subscribe((each) => chosen.push(each));
    const [, account] = await tree.getNodes();
    await (await account?.host())?.click();
    press('Enter');
    expect(chosen).toEqual(['a', 'a']);
  });
});
