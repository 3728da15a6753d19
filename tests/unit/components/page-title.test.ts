import { describe, expect, it } from 'vitest';
import { composePageTitle } from '~/components/frame/page-title';

describe('composePageTitle', () => {
  it('names the page first, then what it belongs to, then the product', () => {
    expect(composePageTitle([null, 'People', 'Employees', 'Petrova Anna'], 'WFM')).toBe(
      'Petrova Anna · Employees · WFM',
    );
  });
  it('leaves out levels without words', () => {
    expect(composePageTitle(['Overview', '', null], 'WFM')).toBe('Overview · WFM');
    expect(composePageTitle([], 'WFM')).toBe('WFM');
  });
});
