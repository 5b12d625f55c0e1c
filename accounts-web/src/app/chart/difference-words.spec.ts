import { TRAVEL } from '../../testing/one-account-api';
import { changesIn } from './difference-words';

const PLAIN = { id: TRAVEL.id, fields: [] };

describe('a difference of two dates', () => {
  it('lists the fields that differ, with both values', () => {
    const after = { ...TRAVEL, name: 'Trips', parentId: 'p', metadata: {}, version: 4 };
    expect(changesIn({ ...PLAIN, changes: ['RENAMED', 'MOVED', 'UPDATED'], before: TRAVEL, after })).toEqual([
      { pointer: '/name', label: 'Name', before: 'Travel', after: 'Trips' },
      { pointer: '/metadata/region', label: '“region”', before: 'north', after: undefined },
      { pointer: '/parentId', label: 'Under', before: undefined, after: 'p' },
    ]);
  });

  it('lists what a new account has besides its name and number, and nothing of one that is gone', () => {
    const opened = changesIn({ ...PLAIN, changes: ['OPENED'], after: TRAVEL });
    expect(opened.map(({ label, after }) => `${label}: ${after}`)).toEqual([
      'Type: DOMESTIC',
      'Currency: EUR',
      'Status: OPEN',
      '“region”: north',
    ]);
    expect(changesIn({ ...PLAIN, changes: ['DELETED'], before: TRAVEL })).toEqual([]);
  });
});
