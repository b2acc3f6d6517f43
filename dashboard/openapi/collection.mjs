/** The calls of openapi.yaml as a collection in the format of Postman 2.1; the build puts it beside the page. */
import { operations, resolved } from './description.mjs';

/** Signs a webhook by Standard Webhooks, in the sandbox of the program that sends it. */
export const SIGN = [
  "const CryptoJS = require('crypto-js');",
  "const id = pm.variables.replaceIn('{{$guid}}');",
  'const timestamp = String(Math.floor(Date.now() / 1000));',
  "const body = pm.request.body && pm.request.body.raw ? pm.variables.replaceIn(pm.request.body.raw) : '';",
  "const key = CryptoJS.enc.Base64.parse(pm.variables.get('webhookSecret').split(' ')[0].slice('whsec_'.length));",
  "const signature = CryptoJS.HmacSHA256(id + '.' + timestamp + '.' + body, key).toString(CryptoJS.enc.Base64);",
  "pm.request.headers.upsert({ key: 'webhook-id', value: id });",
  "pm.request.headers.upsert({ key: 'webhook-timestamp', value: timestamp });",
  "pm.request.headers.upsert({ key: 'webhook-signature', value: 'v1,' + signature });",
];

/** Texts of formats and patterns that no example stands beside. */
const FORMATS = {
  date: '2026-12-01',
  'date-time': '2026-11-20T09:12:00Z',
  uuid: '3f2c1a5e-0000-4000-8000-000000000000',
  email: 'administrator@example.gov.ua',
  uri: 'https://example.gov.ua/',
};

function textOf(schema) {
  const known = FORMATS[schema.format];
  return known ?? 'text'.padEnd(schema.minLength ?? 0, ' text').slice(0, schema.maxLength ?? 200);
}

/** A value that the schema allows: an example, else the least that it takes. */
export function sample(api, node) {
  const { $ref, ...beside } = node;
  const schema = { ...($ref === undefined ? {} : resolved(api, node)), ...beside };
  if (schema.examples !== undefined || schema.example !== undefined) {
    return schema.example ?? schema.examples[0];
  }
  if (schema.const !== undefined || schema.enum !== undefined || schema.default !== undefined) {
    return schema.const ?? schema.default ?? schema.enum[0];
  }
  if (schema.allOf !== undefined) {
    return Object.assign({}, ...schema.allOf.map((part) => sample(api, part)));
  }
  const [choice] = schema.oneOf ?? schema.anyOf ?? [];
  if (choice !== undefined) {
    return sample(api, choice);
  }
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, property]) => [name, sample(api, property)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 1 }, () => sample(api, schema.items));
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    default:
      return textOf(schema);
  }
}

function isSigned(operation) {
  return JSON.stringify(operation.security ?? []).includes('webhookSignature');
}

function bodyOf(api, operation) {
  const { content } = resolved(api, operation.requestBody) ?? {};
  const schema = content?.['application/json']?.schema;
  return schema === undefined
    ? {}
    : { body: { mode: 'raw', raw: JSON.stringify(sample(api, schema), null, 2), options: { raw: { language: 'json' } } } };
}

function parametersOf(api, operation, place) {
  return operation.parameters
    .filter((one) => one.in === place && !one.name.startsWith('webhook-'))
    .map((one) => ({
      key: one.name,
      value: String(one.example ?? sample(api, one.schema)),
      ...(one.description === undefined ? {} : { description: one.description }),
      ...(place !== 'path' && one.required !== true ? { disabled: true } : {}),
    }));
}

function requestOf(api, operation) {
  const path = operation.path.slice(1).split('/').map((part) => part.replace(/\{(\w+)\}/, ':$1'));
  const query = parametersOf(api, operation, 'query');
  const variable = parametersOf(api, operation, 'path');
  const body = bodyOf(api, operation);
  const wanted = query.filter((one) => one.disabled !== true).map((one) => `${one.key}=${encodeURIComponent(one.value)}`);
  return {
    method: operation.method,
    ...(operation.security !== undefined && !JSON.stringify(operation.security).includes('accessToken') ? { auth: { type: 'noauth' } } : {}),
    header: [...(body.body === undefined ? [] : [{ key: 'Content-Type', value: 'application/json' }]), ...parametersOf(api, operation, 'header')],
    url: {
      raw: `{{baseUrl}}/${path.join('/')}${wanted.length > 0 ? `?${wanted.join('&')}` : ''}`,
      host: ['{{baseUrl}}'],
      path,
      ...(query.length > 0 ? { query } : {}),
      ...(variable.length > 0 ? { variable } : {}),
    },
    ...body,
    description: (operation.description ?? operation.summary).trim(),
  };
}

function itemOf(api, operation) {
  return {
    name: operation.summary,
    ...(isSigned(operation) ? { event: [{ listen: 'prerequest', script: { type: 'text/javascript', exec: SIGN } }] } : {}),
    request: requestOf(api, operation),
  };
}

/** The collection: a folder for each tag, in the order of the tags. */
export function collectionOf(api) {
  const all = operations(api);
  return {
    info: {
      name: api.info.title,
      description: 'Written from openapi.yaml. Set baseUrl, accessToken and webhookSecret; webhooks are signed before they are sent.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{accessToken}}', type: 'string' }] },
    variable: [
      { key: 'baseUrl', value: api.servers[0].url },
      { key: 'accessToken', value: '' },
      { key: 'webhookSecret', value: '' },
    ],
    item: api.tags.map((tag) => ({
      name: tag.name,
      description: tag.description,
      item: all.filter((operation) => operation.tags[0] === tag.name).map((operation) => itemOf(api, operation)),
    })),
  };
}
