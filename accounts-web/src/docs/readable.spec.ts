import { describe, expect, it } from 'vitest';
import { readable } from './readable';

const parameterOf = (parameter: object) =>
  JSON.parse(readable(JSON.stringify({ components: { parameters: { it: parameter } } }))).components.parameters.it;

describe('the document as it is shown', () => {
  it('names the example of an optional parameter, which is not sent', () => {
    expect(parameterOf({ description: 'A status.', example: 'OPEN' })).toEqual({ description: 'A status. Example: `OPEN`' });
    expect(parameterOf({ example: ['a=b'] })).toEqual({ description: 'Example: `["a=b"]`' });
  });

  it('leaves other parameters as they are', () => {
    const needed = { required: true, example: '"1"' };
    expect(parameterOf(needed)).toEqual(needed);
    expect(parameterOf({ description: 'A page.' })).toEqual({ description: 'A page.' });
  });
});
