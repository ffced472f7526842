import type { UnitMode } from './context.ts';

const key = 'quantities';

/** Cases, unless someone chose base units for this spreadsheet. */
export const unitMode = (): UnitMode =>
  PropertiesService.getDocumentProperties().getProperty(key) === 'unit' ? 'unit' : 'case';

/** Chooses cases or base units for this spreadsheet. */
export function setUnitMode(mode: UnitMode): void {
  PropertiesService.getDocumentProperties().setProperty(key, mode);
}
