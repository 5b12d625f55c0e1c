import spectralFormats from '@stoplight/spectral-formats';
import spectralFunctions from '@stoplight/spectral-functions';
import spectralRulesets from '@stoplight/spectral-rulesets';

const { oas3 } = spectralFormats;
const { falsy, pattern, schema, truthy } = spectralFunctions;

const OPERATIONS = '$.paths[*][get,put,post,delete,patch,options,head]';
const SCHEMAS = '$..[schema,schemas,items,properties,additionalProperties]';

const rule = (message, given, then) => ({ message, given, then, severity: 'error', resolved: false });
const forbidden = (field) => ({ field, function: falsy });
const needed = (field) => ({ field, function: truthy });

/**
 * Spectral's rules for OpenAPI, and ours: what Amazon API Gateway imports. Authorizer, preflights and CORS are checked in
 * the assembled api.yaml by the tests of accounts-infra.
 */
export const contractRules = {
  extends: [[spectralRulesets.oas, 'all']],
  formats: [oas3],
  rules: {
    // A deployment has its own address; a server in the file would be wrong in all of them.
    'oas3-api-servers': 'off',
    // There is no person or mailing list to name: questions go to the project's issues.
    'info-contact': 'off',
    // Each operation has a summary that is a whole sentence; its parameters and responses have descriptions.
    'operation-description': 'off',

    'refusals-are-problems': rule(
      'Refusals are application/problem+json: {{path}} has something else.',
      "$.paths[*][*].responses[?(@property.match(/^[45]/))]",
      [
        { field: 'content', function: truthy },
        {
          field: 'content',
          function: schema,
          functionOptions: {
            schema: {
              type: 'object',
              required: ['application/problem+json'],
              additionalProperties: false,
              properties: {
                'application/problem+json': {
                  required: ['schema'],
                  properties: { schema: { const: { $ref: '#/components/schemas/Problem' } } },
                },
              },
            },
          },
        },
      ],
    ),

    'gateway-version': rule('API Gateway imports OpenAPI 3.0 only, not {{value}}.', '$.openapi', {
      function: pattern,
      functionOptions: { match: '^3\\.0\\.\\d+$' },
    }),
    'gateway-integration': rule('API Gateway needs an integration: {{path}} has none.', OPERATIONS, needed('x-amazon-apigateway-integration')),
    'gateway-time-limit': rule(
      'API Gateway waits for 50 to 29,000 ms: {{path}} says {{value}}.',
      "$.paths[*][*]['x-amazon-apigateway-integration'].timeoutInMillis",
      { function: schema, functionOptions: { schema: { type: 'integer', minimum: 50, maximum: 29000 } } },
    ),
    'gateway-model-names': rule('API Gateway takes model names of letters and digits only: {{property}}.', '$.components.schemas', {
      field: '@key',
      function: pattern,
      functionOptions: { match: '^[A-Za-z0-9]+$' },
    }),
    'gateway-keywords': rule(
      'API Gateway does not take {{property}} in a model: {{path}}.',
      [`${SCHEMAS}`, `${SCHEMAS}[*]`],
      ['oneOf', 'anyOf', 'not', 'discriminator', 'exclusiveMinimum', 'exclusiveMaximum', 'readOnly', 'writeOnly', 'nullable',
        'example', 'minItems', 'maxItems', 'uniqueItems', 'deprecated', 'xml'].map(forbiddenKeyword),
    ),
    'gateway-integer-formats': rule(
      'API Gateway does not take integer formats: {{path}}.',
      "$..[?(@ && @.type === 'integer' && @.format)]",
      forbidden('format'),
    ),
    'gateway-references': rule('API Gateway does not follow references to responses, bodies, headers or links: {{value}}.', '$..$ref', {
      function: pattern,
      functionOptions: { match: '^#/components/(schemas|parameters|examples)/[A-Za-z0-9-]+$' },
    }),
    'gateway-security': rule(
      'API Gateway takes a Cognito authorizer as an apiKey with two extensions: {{path}}.',
      '$.components.securitySchemes[*]',
      {
        function: schema,
        functionOptions: {
          schema: {
            required: ['type', 'x-amazon-apigateway-authtype', 'x-amazon-apigateway-authorizer'],
            properties: { type: { const: 'apiKey' }, name: { const: 'Authorization' }, in: { const: 'header' } },
          },
        },
      },
    ),
    'gateway-segments': rule('API Gateway takes a whole segment as a parameter, and keeps /ping and /sping: {{property}}.', '$.paths', {
      field: '@key',
      function: pattern,
      functionOptions: { match: '^(?!/s?ping$)(/([A-Za-z0-9._-]+|\\{[A-Za-z0-9]+\\+?\\}))+$' },
    }),
  },
  overrides: [
    {
      // What the gateway returns where there is no path, so no path can show it.
      files: ['*.yaml#/components/examples/unknown-route'],
      rules: { 'oas3-unused-component': 'off' },
    },
  ],
};

/** A keyword counts where it is a keyword: properties may have any name. */
function forbiddenKeyword(keyword) {
  return {
    function: (target, _options, { path }) => {
      const isSchema = target !== null && typeof target === 'object' && !['properties', 'schemas'].includes(path.at(-1));
      return isSchema && keyword in target ? [{ message: `API Gateway does not take ${keyword} in a model.` }] : [];
    },
  };
}
