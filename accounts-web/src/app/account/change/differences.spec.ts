import { differences, isAsWanted, wantedChange } from './differences';
import { Fields, fieldsOf, labelOf, metadataKey, metadataPointer } from './fields';
import { patchOf } from './patch';

const SEEN = fieldsOf({ name: 'Travel', accountNumber: '4100', metadata: { region: 'north' } });

function changed(...fields: [string, string | undefined][]): Fields {
  const now = new Map(SEEN);
  for (const [pointer, value] of fields) {
    if (value === undefined) {
      now.delete(pointer);
    } else {
      now.set(pointer, value);
    }
  }
  return now;
}

describe('what two people changed', () => {
  it('puts a field that both changed first, with all three values', () => {
    const now = changed(['/accountNumber', undefined], ['/name', 'Trips']);
    const rows = differences(SEEN, now, new Map([['/name', 'Travel and lodging']]));
    expect(rows.map(({ pointer, by }) => [pointer, by])).toEqual([
      ['/name', 'both'],
      ['/accountNumber', 'them'],
    ]);
    expect(rows[0]).toMatchObject({ seen: 'Travel', now: 'Trips', wanted: 'Travel and lodging' });
  });

  it('leaves out what is unchanged', () => {
    expect(differences(SEEN, SEEN, new Map())).toEqual([]);
  });

  it('is as wanted only when the other changed nothing else', () => {
    const wanted = new Map([['/name', 'Trips']]);
    expect(isAsWanted(SEEN, changed(['/name', 'Trips']), wanted)).toBe(true);
    expect(isAsWanted(SEEN, changed(['/name', 'Trips'], ['/accountNumber', '1']), wanted)).toBe(false);
    expect(isAsWanted(SEEN, SEEN, wanted)).toBe(false);
  });
});

describe('a merge patch', () => {
  it('clears with null, adds and removes metadata by key, and leaves out what stays', () => {
    const to = changed(['/accountNumber', undefined], ['/metadata/region', undefined], ['/metadata/team', 'a']);
    expect(patchOf(wantedChange(SEEN, to))).toEqual({
      accountNumber: null,
      metadata: { region: null, team: 'a' },
    });
  });

  it('keeps slashes and tildes of a key', () => {
    const pointer = metadataPointer('a/b~c');
    expect(pointer).toBe('/metadata/a~1b~0c');
    expect(metadataKey(pointer)).toBe('a/b~c');
    expect(labelOf(pointer)).toBe('“a/b~c”');
    expect(patchOf(new Map([[pointer, 'x']]))).toEqual({ metadata: { 'a/b~c': 'x' } });
  });
});
