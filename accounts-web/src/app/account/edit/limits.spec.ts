import { contractLength } from '../../../testing/contract';
import { LIMITS } from './limits';

describe('the limits of the fields', () => {
  it('are those of the contract', () => {
    for (const [field, most] of Object.entries(LIMITS)) {
      expect([field, contractLength(field)]).toEqual([field, most]);
    }
  });
});
