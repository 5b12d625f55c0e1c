import { foundPart } from './found-part';

function marked(name: string, words: string): string {
  const { before, found, after } = foundPart(name, words);
  return `${before}[${found}]${after}`;
}

describe('the part of a name that was found', () => {
  it('stands anywhere, in any case, with any accents', () => {
    expect(marked('Umsatzsteuer 19 %', 'STEUER')).toBe('Umsatz[steuer] 19 %');
    expect(marked('Musée & Café', 'cafe')).toBe('Musée & [Café]');
    expect(marked('Musee', ' mus\u00e9 ')).toBe('[Mus\u0065]e');
    expect(marked('Straßenbau', 'strasse')).toBe('[Straße]nbau');
    expect(marked('Straßenbau', 'as')).toBe('Str[aß]enbau');
    expect(marked('Cafe\u0301 au lait', 'au')).toBe('Cafe\u0301 [au] lait');
    expect(marked('😀 cash', 'cash')).toBe('😀 [cash]');
  });

  it('is empty when the number was found', () => {
    expect(marked('Bank', '1200')).toBe('Bank[]');
    expect(marked('Bank', '')).toBe('Bank[]');
  });
});
