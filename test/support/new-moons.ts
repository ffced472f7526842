import { addDays, type Day } from '../../domain/values/day.ts';

/** Sine terms of the time of a new moon in days (Meeus, Astronomical Algorithms, chapter 49). */
type Angles = Readonly<Record<'sun' | 'moon' | 'node', number>>;
const periodic: readonly (readonly [days: number, of: Partial<Angles>])[] = [
  [-0.4072, { moon: 1 }],
  [0.17241, { sun: 1 }],
  [0.01608, { moon: 2 }],
  [0.01039, { node: 2 }],
  [0.00739, { moon: 1, sun: -1 }],
  [-0.00514, { moon: 1, sun: 1 }],
  [0.00208, { sun: 2 }],
  [-0.00111, { moon: 1, node: -2 }],
  [-0.00057, { moon: 1, node: 2 }],
  [0.00056, { moon: 2, sun: 1 }],
  [-0.00042, { moon: 3 }],
  [0.00042, { sun: 1, node: 2 }],
  [0.00038, { sun: 1, node: -2 }],
  [-0.00024, { moon: 2, sun: -1 }],
];
/** The largest of the planets' terms: days, angle, angle a month. */
const planets = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
] as const;

const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
const ofEpoch = 10_962.59766;
const month = 29.530588861;
/** Beijing's clock is eight hours ahead; the earth's is some 70 seconds behind the moon's. */
const beijing = 8 / 24 - 70 / 86_400;

/** The days from `from` to `to` on which the moon is new by the clock of Beijing, 2000 to 2060. */
export function newMoons(from: Day, to: Day): Day[] {
  const days = Array.from({ length: 800 }, (_, k) => addDays('1970-01-01', Math.floor(newMoon(k))));
  return days.filter((day) => day >= from && day < to);
}

/** Time of the new moon number `k` from 2000 on in days since 1970, to about a minute. */
function newMoon(k: number): number {
  const centuries = k / 1236.85;
  const angles: Angles = {
    sun: 2.5534 + 29.1053567 * k,
    moon: 201.5643 + 385.81693528 * k + 0.0107582 * centuries ** 2,
    node: 160.7108 + 390.67050284 * k - 0.0016118 * centuries ** 2,
  };
  const tide = 1 - 0.002516 * centuries;
  let time = ofEpoch + month * k + 0.00015437 * centuries ** 2 + beijing;
  for (const [days, { sun = 0, moon = 0, node = 0 }] of periodic) {
    const angle = sun * angles.sun + moon * angles.moon + node * angles.node;
    time += days * tide ** Math.abs(sun) * sine(angle);
  }
  for (const [days, start, each] of planets) time += days * sine(start + each * k);
  return time;
}
