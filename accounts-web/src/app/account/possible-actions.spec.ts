import { Circumstances, possibleActions } from './possible-actions';

const OPEN: Circumstances = {
  status: 'OPEN',
  parentStatus: undefined,
  above: 0,
  childCount: 0,
  hasOpenChild: false,
};

function possible(more: Partial<Circumstances>): string[] {
  return possibleActions({ ...OPEN, ...more }, () => true)
    .filter(({ obstacle }) => obstacle === undefined)
    .map(({ name }) => name);
}

function obstacle(name: string, more: Partial<Circumstances>): string | undefined {
  return possibleActions({ ...OPEN, ...more }, () => true).find((action) => action.name === name)?.obstacle;
}

describe('the actions of an account', () => {
  it('follow its status', () => {
    expect(possible({})).toEqual(['edit', 'create', 'move', 'freeze', 'close', 'delete']);
    expect(possible({ status: 'FROZEN' })).toEqual(['edit', 'unfreeze', 'close']);
    expect(possible({ status: 'CLOSED' })).toEqual(['reopen', 'delete']);
  });

  it('say what stands in the way', () => {
    expect(obstacle('delete', { childCount: 1 })).toContain('accounts under it');
    expect(obstacle('close', { hasOpenChild: true })).toContain('Close the accounts under it');
    expect(obstacle('reopen', { status: 'CLOSED', parentStatus: 'CLOSED' })).toContain('above it');
    expect(obstacle('move', { status: 'FROZEN' })).toBe('Unfreeze it first.');
  });

  it('are those that the person may do', () => {
    const offered = (held: string) =>
      possibleActions(OPEN, (permission) => permission === held).map(({ name }) => name);
    expect(offered('write')).toEqual(['edit', 'create', 'move']);
    expect(offered('control')).toEqual(['freeze', 'close', 'delete']);
    expect(offered('read')).toEqual([]);
  });

  it('end at ten levels', () => {
    expect(obstacle('create', { above: 8 })).toBeUndefined();
    expect(obstacle('create', { above: 9 })).toContain('10 levels');
  });
});
