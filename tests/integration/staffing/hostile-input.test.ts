import { beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '~/api/app.server';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createOrganization } from '../../factories/organization';
import { createUserWithRole } from '../../factories/user';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
interface Schema {
  $ref?: string;
  example?: Json;
  properties?: Record<string, Schema>;
  type?: string | string[];
  anyOf?: Schema[];
}
interface Body {
  content?: Record<string, { schema: Schema }>;
}

const document = createApi().getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Public', version: '1' } });
const schemas = document.components?.schemas as unknown as Record<string, Schema>;

/** Operations that compute from numbers alone, with their example. */
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
  const body = (item as { post?: { requestBody?: Body } }).post?.requestBody?.content?.['application/json'];
  const example = body && schemas[body.schema.$ref?.split('/').at(-1) ?? '']?.example;
  // why: a day of the centre is looked for first; the tests of these two send them what cannot be
  const needsDay = path.endsWith('/what-if') || path.endsWith('/staff-day');
  return path.startsWith('/api/v1/planning/') && example && !needsDay
    ? [{ path: path.replace('/api/v1', ''), example }]
    : [];
});

const isNullable = ({ type, anyOf }: Schema): boolean =>
  type === 'null' || (Array.isArray(type) && type.includes('null')) || (anyOf ?? []).some(isNullable);

/** Names that may be null in an answer. */
const nullable = new Set(collectNullable([document.paths, schemas]));

function collectNullable(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties } = node as Schema;
  const here = Object.entries(properties ?? {}).flatMap(([name, schema]) => (isNullable(schema) ? [name] : []));
  return [...here, ...Object.values(node).flatMap(collectNullable)];
}

type Path = (string | number)[];

/** Every place of a number in a body. */
function numbersIn(node: Json, path: Path = []): Path[] {
  if (typeof node === 'number') return [path];
  if (typeof node !== 'object' || node === null) return [];
  const entries = Array.isArray(node) ? node.map((part, i) => [i, part] as const) : Object.entries(node);
  return entries.flatMap(([name, part]) => numbersIn(part, [...path, name]));
}

function replaceAt(node: Json, [first, ...rest]: Path, value: Json): Json {
  if (first === undefined) return value;
  if (Array.isArray(node)) return node.map((part, i) => (i === first ? replaceAt(part, rest, value) : part));
  const object = node as { [name: string]: Json };
  return { ...object, [first]: replaceAt(object[first], rest, value) };
}

/** Names whose value is null though their schema does not say so: how a NaN or an infinity leaves. */
function lostNumbers(node: Json, name = ''): string[] {
  if (node === null) return nullable.has(name) ? [] : [name];
  if (typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, part]) => lostNumbers(part, Array.isArray(node) ? name : key));
}

const mostMs = 5000;
/** what a person, a sheet or a careless program sends; the first three can never be right */
const senseless: Json[] = ['many', -1e308, '1e999'];
const hostile: Json[] = [...senseless, -1, 0, 0.5, 1e9, 1e308, 1e-300, null, [], {}, true];

/** why: a client may make so many calls a minute, and this is many clients' worth */
const callsOfToken = 250;
let organizationId: string;
let token = '';
let calls = 0;

beforeAll(async () => {
  organizationId = (await createOrganization()).organizationId;
});

async function post(path: string, body: Json) {
  if (calls++ % callsOfToken === 0) {
    token = await getAccessToken((await createUserWithRole({ organizationId, role: 'planner' })).username);
  }
  return callApi('POST', path, { token, body });
}

const isFault = (fault: { field?: string; message?: string }) => Boolean(fault.field && fault.message);

describe('every number of every planning operation', () => {
  it('is looked at', () => {
    expect(operations.length).toBeGreaterThanOrEqual(12);
    for (const { path, example } of operations) expect(numbersIn(example).length, path).toBeGreaterThan(0);
  });

  it.each(operations.map(({ path, example }) => [path, example] as const))(
    '%s answers or names the field, in time, and never with a lost number',
    async (path, example) => {
      const faults: unknown[] = [];
      for (const place of numbersIn(example)) {
        const name = String(place.filter((part) => typeof part === 'string').at(-1));
        for (const value of hostile) {
          const startedMs = Date.now();
          const { status, body } = await post(path, replaceAt(example, place, value));
          const tookMs = Date.now() - startedMs;
          const lost = status === 200 ? lostNumbers(body) : [];
          const errors: { field: string }[] = status === 422 ? body.errors : [];
          const isNamed = senseless.includes(value)
            ? errors.some(({ field }) => field.includes(name))
            : status !== 422 || (errors.length > 0 && errors.every(isFault));
          if (![200, 202, 422].includes(status) || tookMs > mostMs || lost.length > 0 || !isNamed) {
            faults.push({ place: place.join('.'), value, status, tookMs, lost, body: status === 200 ? '' : body });
          }
        }
      }
      expect(faults).toEqual([]);
    },
    120_000,
  );
});
