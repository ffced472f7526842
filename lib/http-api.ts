import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  type HttpMethod,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { routeKey, type AnyRoute } from '../api/route.ts';
import { routes, type Noun } from '../api/routes.ts';
import type { Functions } from './functions.ts';
import type { Stage } from './stages.ts';

/** Requests in a second, and at once: a company's staff, with room; a runaway script is slowed. */
const throttle = { rateLimit: 100, burstLimit: 200 };

/**
 * The HTTP API: a route for every declaration, and Google's signature checked before any of our
 * code runs. It answers no CORS preflight, because nobody calls it across origins from a browser:
 * Apps Script calls it from Google's servers, and our pages lie behind it.
 */
export class Api extends Construct {
  readonly httpApi: HttpApi;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.httpApi = new HttpApi(this, 'HttpApi', {
      apiName: `dealerbook-${stage.name}`,
      createDefaultStage: false,
    });
    this.stage = this.publish(stage);
  }

  /** Leads each route to its function. Functions know the API's address, so they come first. */
  connect(stage: Stage, functions: Functions): void {
    // The issuer is compared as text with the token's: no slash at its end.
    const google = new HttpJwtAuthorizer('Google', 'https://accounts.google.com', {
      jwtAudience: [...stage.clientIds],
    });
    const open = new HttpNoneAuthorizer();
    for (const [noun, group] of Object.entries(routes) as [Noun, Record<string, AnyRoute>][]) {
      // One permission a function: one a route would pass the 20 KB limit of a function's policy.
      const integration = new HttpLambdaIntegration(noun, functions.of(noun), {
        scopePermissionToRoute: false,
      });
      for (const [name, route] of Object.entries(group)) {
        const made = new HttpRoute(this, name, {
          httpApi: this.httpApi,
          routeKey: HttpRouteKey.with(route.path, route.method as HttpMethod),
          integration,
          authorizer: route.roles === 'open' ? open : google,
        });
        if (route.roles === 'open') Validations.of(made).acknowledge(withoutToken(noun));
        if (noun === 'statement-links') this.slowDown(made, route);
      }
    }
  }

  /** Strangers can't take what the company's staff may ask: they have a share of their own. */
  private slowDown(made: HttpRoute, route: AnyRoute): void {
    const published = this.stage.node.defaultChild as CfnStage;
    const share = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 };
    published.addPropertyOverride(`RouteSettings.${routeKey(route)}`, share);
    // A stage takes settings of routes that are there.
    published.node.addDependency(made);
  }

  private publish(stage: Stage): HttpStage {
    // Groups under this prefix share one resource policy, whose size is limited.
    const log = new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/dealerbook-${stage.name}-api`,
      retention: stage.logDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    });
  }
}

const withoutToken = (noun: Noun) => ({
  id: 'AwsSolutions-APIG4',
  reason:
    noun === 'statement-links'
      ? 'A dealer has no account: the link in its mail, signed and dated, is what lets it in.'
      : 'The route is declared open: it says only what the service is, and touches no data.',
});

/** One line a request: never the query, the body or the token, which may name a customer. */
const logged = {
  at: '$context.requestTime',
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  routeKey: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  bytes: '$context.responseLength',
  subject: '$context.authorizer.claims.sub',
  authorizerError: '$context.authorizer.error',
  functionError: '$context.integrationErrorMessage',
};
