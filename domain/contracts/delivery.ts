import * as z from 'zod';
import { TerritoryId } from '../values/code.ts';
import { Rate, whole } from '../values/rate.ts';
import { text } from '../values/text.ts';

/** A place that goods may be delivered to, by the name that a sale gives as its delivery place. */
export const DeliveryPlace = z
  .strictObject({
    name: text(120),
    address: text(200),
    territory: TerritoryId,
    receiver: text(60).nullable(),
    phone: text(40).nullable(),
  })
  .meta({ id: 'DeliveryPlace' });
export type DeliveryPlace = z.infer<typeof DeliveryPlace>;

/** How goods travel; `collected` is by the dealer itself. */
export const Transport = z.enum(['road', 'rail', 'water', 'air', 'collected']);
export type Transport = z.infer<typeof Transport>;

/** Block c (发送): when, where to, how, and at whose cost goods are sent. */
export const Delivery = z
  .strictObject({
    /** Days from order to arrival. */
    days: z.int().min(0).max(365),
    places: z
      .array(DeliveryPlace)
      .min(1)
      .max(60)
      .refine((places) => new Set(places.map((p) => p.name)).size === places.length, {
        error: 'named-twice',
      }),
    transport: Transport,
    /** The company's share of the cost of transport, parts per million; the dealer has the rest. */
    companyShare: Rate.min(0).max(whole),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof Delivery>;
