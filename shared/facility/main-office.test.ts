import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import type { Subject } from '../entry/subject.ts';
import { nothingAround } from '../entry/testing/proposal.ts';
import { notOfMainOffice } from './main-office.ts';

const kept = 'of the main office';
const codes = (kind: string, subject: Subject) => notOfMainOffice(known.kind(kind)!.kind, subject, { ...nothingAround, atMainOffice: () => true, keepsAccount: (id) => id === kept }).map(({ code }) => code);

describe('the main office', () => {
  test.each(['question.settled', 'question.settlement-voided', 'question.raised'])('settles and puts in question: %s', (kind) => {
    expect(codes(kind, { type: 'person', id: 'doe' })).toEqual([]);
  });

  test('enters nothing else of a person or a facility', () => {
    const others = known.capabilities.filter(({ subject }) => subject === 'person' || subject === 'facility').flatMap(({ kinds, subject }) => kinds.map(({ name }) => ({ name, subject })));
    const entered = others.filter(({ name, subject }) => codes(name, { type: subject, id: 'x' }).length === 0).map(({ name }) => name);
    expect(entered.filter((name) => !name.includes('question'))).toEqual([]);
    expect(entered).toContain('facility-question.settled');
    expect(codes('person.received', { type: 'person', id: 'doe' })).toEqual(['OFF-001']);
  });

  test('keeps its own accounts, and nobody else’s', () => {
    expect(codes('account.password-set', { type: 'account', id: kept })).toEqual([]);
    expect(codes('account.password-set', { type: 'account', id: 'of a facility' })).toEqual(['OFF-001']);
  });

  test('adopts procedures that hold everywhere, and not those of one facility', () => {
    expect(codes('procedure.adopted', { type: 'procedure', id: 'levels' })).toEqual([]);
    expect(codes('procedure.adopted', { type: 'procedure', id: 'levels@east' })).toEqual(['OFF-001']);
  });
});
