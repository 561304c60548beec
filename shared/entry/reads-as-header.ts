import { z } from 'zod';
import { isDay } from './day.ts';
import type { Header } from './header.ts';

const uuid = z.regexes.uuid();
const moment = z.regexes.datetime({ precision: 3 });
const clock = /^\d{15}-[0-9a-f]{4}$/;
const hash = /^[0-9a-f]{64}$/;
const keys = new Set(['v', 'id', 'station', 'seq', 'clock', 'at', 'effective', 'author', 'role', 'subject', 'kind', 'version', 'decides', 'relies', 'adds', 'strikes', 'content', 'previous']);

/**
 * True for exactly what `arrivingHeaderSchema` accepts, told many times as fast: every entry that travels is asked twice. A test
 * holds the two to the same answers.
 */
export function readsAsArrivingHeader(value: unknown): value is Header {
  if (!isObject(value)) return false;
  for (const key of Object.keys(value)) if (!keys.has(key)) return false;
  const { subject } = value;
  return (
    value['v'] === 1 &&
    isText(value['id']) && uuid.test(value['id']) &&
    isSomeText(value['station']) &&
    isCount(value['seq']) && value['seq'] > 0 &&
    isText(value['clock']) && clock.test(value['clock']) &&
    isText(value['at']) && moment.test(value['at']) &&
    isText(value['effective']) && isDay(value['effective']) &&
    isSomeText(value['author']) &&
    isSomeText(value['role']) && value['role'].length <= 40 &&
    isObject(subject) && hasOnly(subject, 2) && isSomeText(subject['type']) && subject['type'].length <= 40 && isSomeText(subject['id']) && subject['id'].length <= 64 &&
    isSomeText(value['kind']) &&
    isCount(value['version']) && value['version'] > 0 &&
    Array.isArray(value['decides']) && value['decides'].every(isSight) &&
    Array.isArray(value['relies']) && value['relies'].every(isSight) &&
    Array.isArray(value['adds']) && value['adds'].every(isSomeText) &&
    (value['strikes'] === undefined || (isText(value['strikes']) && uuid.test(value['strikes']))) &&
    isText(value['content']) && hash.test(value['content']) &&
    isText(value['previous']) && hash.test(value['previous'])
  );
}

function isSight(value: unknown): boolean {
  return isObject(value) && hasOnly(value, 3) && isSomeText(value['facet']) && (value['last'] === null || isText(value['last'])) && isCount(value['count']);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: object, count: number): boolean {
  return Object.keys(value).length === count;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isSomeText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
