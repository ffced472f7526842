import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../domain/values/day.ts';
import { dayIn, lastInstantOf } from '../../functions/clock.ts';

const zones = [
  ...['UTC', 'Asia/Shanghai', 'Asia/Kathmandu', 'Europe/Lisbon', 'America/St_Johns'],
  ...['Pacific/Kiritimati', 'Pacific/Chatham', 'Etc/GMT+12', 'Africa/Cairo', 'Asia/Beirut'],
];

test('the last instant of a day is the last one in it, in every time zone and when clocks change', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 20_000 }), (zone, days) => {
      const day = addDays('1990-01-01', days);
      const last = Date.parse(lastInstantOf(day, zone));
      expect([dayIn(zone, last), dayIn(zone, last + 1)]).toEqual([day, addDays(day, 1)]);
    }),
    { numRuns: 500 },
  );
});
