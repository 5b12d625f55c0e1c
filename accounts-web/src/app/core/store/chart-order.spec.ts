import { inChartOrder } from './chart-order';
import { Summary } from './tree-state';

const account = (id: string, name: string, accountNumber?: string): Summary => ({
  id,
  name,
  ...(accountNumber !== undefined && { accountNumber }),
  type: 'DOMESTIC',
  currency: 'EUR',
  status: 'OPEN',
  version: 1,
});

describe('the order of a chart', () => {
  it('compares digits as numbers', () => {
    const numbers = ['0', '1', '1 2', '1-2', '1.2', '1.10', '02', '9', '900', '1000', '1000.1']
      .concat(['1000a', '1100', '10000', '123456789', '9999999999', 'A-2', 'A-10', 'B', 'a1'])
      .concat(['\uff21', '😀']);
    const shuffled = [...numbers].reverse().map((number) => account('1', 'same', number));
    expect(inChartOrder(shuffled).map(({ accountNumber }) => accountNumber)).toEqual(numbers);
  });

  it('puts accounts without a number last, by name, and equal ones by their ids', () => {
    const sorted = [
      account('9', 'Z', '1'),
      account('3', 'Apfel'),
      account('4', 'Äpfel'),
      account('1', 'apfelsaft'),
      account('2', 'ΟΔΥΣΣΕΥΣ a'),
      account('5', 'οδυσσευσ b'),
    ];
    expect(inChartOrder([...sorted].reverse())).toEqual(sorted);
  });
});
