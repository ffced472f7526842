import { afterEach, expect, test, vi } from 'vitest';
import { CompanySettings } from '../../domain/company.ts';

afterEach(() => vi.unstubAllGlobals());

test('an address is read where the platform knows none, as Apps Script does not', () => {
  vi.stubGlobal('URL', undefined);
  const { sheetUrl } = CompanySettings.shape;
  for (const address of ['https://docs.google.com/spreadsheets/d/1', 'http://localhost:4700']) {
    expect(sheetUrl.safeParse(address).success).toBe(true);
  }
  const bad = ['javascript:alert(1)', 'docs.google.com', 'https://', 'https://a b', '"><script>'];
  for (const address of bad) expect(sheetUrl.safeParse(address).success).toBe(false);
});
