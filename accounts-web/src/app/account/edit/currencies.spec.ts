import { currenciesFor } from './currencies';

const codes = (text: string) => currenciesFor(text).map(({ code }) => code);

describe('the currencies for a text', () => {
  it('are found by the start of the code and by a part of the name, without case and accents', () => {
    expect(codes('ch')).toContain('CHF');
    expect(codes('SWISS')).toContain('CHF');
    expect(codes('colon')).toContain('CRC');
    expect(codes('uro')).toContain('EUR');
    expect(codes('hf')).not.toContain('CHF');
  });

  it('are the first ones for no text, and none for a complete code', () => {
    expect(codes(' ')).toHaveLength(50);
    expect(codes('eur')).toEqual([]);
  });
});
