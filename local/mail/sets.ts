import * as z from 'zod';
import { type Declarations, declared } from '../declarations.ts';
import { compileFilters } from '../stream-filter.ts';
import type { Sqs } from '../sqs/server.ts';

const set = z.object({ Name: z.string() });

const destination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }),
  }),
});

const rule = z.object({
  EventPattern: z.record(z.string(), z.unknown()),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string() })),
});

/** What becomes of the events of a message: which are told, and to whom. */
export type Sets = {
  readonly names: readonly string[];
  /** Whether events of a type (`Send`) are told for messages of a set. */
  readonly tells: (setName: string, eventType: string) => boolean;
  /** Hands an event over to the targets of every rule whose pattern it fits. */
  readonly publish: (event: unknown) => void;
};

/**
 * The mail service's sets of a template with what they tell, and the rules of EventBridge's default
 * bus, whose targets must be queues.
 */
export function declaredSets(declarations: Declarations, sqs: Sqs): Sets {
  const names = declared(declarations, 'AWS::SES::ConfigurationSet', set).map(({ name }) => name);
  const told = declared(
    declarations,
    'AWS::SES::ConfigurationSetEventDestination',
    destination,
  ).filter(({ properties }) => properties.EventDestination.Enabled);
  const rules = declared(declarations, 'AWS::Events::Rule', rule)
    .filter(({ properties }) => properties.State === 'ENABLED')
    .map(({ properties }) => ({
      fits: compileFilters([JSON.stringify(properties.EventPattern)]),
      targets: properties.Targets.map(({ Arn }) => Arn),
    }));
  return {
    names,
    tells: (setName, eventType) =>
      told.some(
        ({ properties }) =>
          properties.ConfigurationSetName === setName &&
          // CloudFormation writes the first letter small, and events do not.
          properties.EventDestination.MatchingEventTypes.some(
            (type) => type.toLowerCase() === eventType.toLowerCase(),
          ),
      ),
    publish: (event) => {
      const wanted = rules.filter(({ fits }) => fits(event)).flatMap(({ targets }) => targets);
      for (const arn of wanted) sqs.send(arn, JSON.stringify(event));
    },
  };
}
