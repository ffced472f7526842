import { expect, test } from 'vitest';
import { festivalDaysInJanuary, springFestival } from '../../domain/proposal/spring-festival.ts';
import { daysBetween } from '../../domain/values/day.ts';
import { newMoons } from '../support/new-moons.ts';

const years = Array.from({ length: 21 }, (_, i) => 2015 + i);
const everyYear = Array.from({ length: 40 }, (_, i) => 2011 + i);

test('[P11] the Spring Festival of 2015 to 2035 is the day that its new moon falls on in Beijing', () => {
  for (const year of everyYear) {
    const [first] = newMoons(`${String(year)}-01-21`, `${String(year)}-02-21`);
    expect(springFestival(year)).toBe(first);
  }
});

test('the calendar of the platform says the same, a day off where the new moon is at midnight', () => {
  const format = new Intl.DateTimeFormat('en-u-ca-chinese', {
    dateStyle: 'short',
    timeZone: 'UTC',
  });
  const ofPlatform = (year: number) => {
    const from = Date.UTC(year, 0, 20);
    const days = Array.from({ length: 35 }, (_, i) => from + i * 86_400_000);
    const found = days.find((at) => /^0?1\/0?1\//.test(format.format(at)));
    return new Date(found ?? 0).toISOString().slice(0, 10);
  };
  const off = years.filter((year) => ofPlatform(year) !== springFestival(year));
  // 2027: 23:56, 2030: 00:07 by the clock of Beijing.
  expect(off.filter((year) => year !== 2027 && year !== 2030)).toEqual([]);
  for (const year of off) {
    const days = daysBetween(springFestival(year) ?? '', ofPlatform(year));
    expect(Math.abs(days)).toBe(1);
  }
});

test('dealers buy for the festival in the three weeks before it, in January or February', () => {
  expect(springFestival(2026)).toBe('2026-02-17');
  expect(festivalDaysInJanuary('2026-02-17')).toBe(5);
  expect(festivalDaysInJanuary('2024-02-10')).toBe(12);
  expect(festivalDaysInJanuary('2025-01-29')).toBe(21);
  expect(festivalDaysInJanuary('2023-01-22')).toBe(21);
});

test('a year that the table does not know has no festival', () => {
  expect([springFestival(2010), springFestival(2051)]).toEqual([null, null]);
});
