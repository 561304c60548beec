import { describe, expect, test } from 'vitest';
import { commitmentWords, determinateCount, indeterminateCount, jailTimeWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { idOf, StationInTest } from '../entry/testing/station.ts';
import { problemCodes } from '../problems.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { jailTimeCertified, jailTimeCorrected } from './jail-time.ts';

/** Received 4 June 2019, the first offense on 15 January 2018: 505 days lie between. */
const station = new StationInTest(1);
const commitment = station.write({
  kind: 'commitment.received',
  body: commitmentWords({ counts: [determinateCount({ offenseDate: '2018-03-01' }), indeterminateCount({ offenseDate: '2018-01-15', relation: { runs: 'concurrent', basis: 'order' } })] }),
}).header.id;
const onPaper: Asked = { on: station.seen };

const undated = new StationInTest(2);
const undatedCommitment = undated.write({ kind: 'commitment.received', body: commitmentWords({ counts: [determinateCount({ offenseDate: undefined })] }) }).header.id;
const onUndated: Asked = { on: undated.seen };

const certified = new StationInTest(3);
const held = certified.write({ kind: 'commitment.received', body: commitmentWords() }).header.id;
const certificate = certified.write({ kind: 'jail-time.certified', body: jailTimeWords(held) });

/** One certificate for each code; each is good but for what the code is about. */
const certificates: Readonly<Record<string, { readonly body: unknown; readonly field: string; readonly asked: Asked }>> = {
  'JAI-001': { body: jailTimeWords(commitment, { days: 506 }), field: 'days', asked: onPaper },
  'JAI-002': { body: jailTimeWords(idOf(9, 9)), field: 'commitment', asked: onPaper },
  'JAI-003': { body: jailTimeWords(held), field: 'days', asked: { on: certified.seen } },
  'JAI-004': { body: jailTimeWords(undatedCommitment, { days: 731 }), field: 'days', asked: onUndated },
  'JAI-005': { body: jailTimeWords(commitment, { days: 214, from: '2018-11-03', to: '2019-06-03' }), field: 'days', asked: onPaper },
};

describe('what a reader of jail time certificates would catch', () => {
  test.each(Object.entries(certificates))('%s alone is said of a certificate that is otherwise good', (code, { body, field, asked }) => {
    expect(problemsOf(jailTimeCertified, body, asked)).toMatchObject([{ code, field }]);
  });

  test('every code of jail time is reached here', () => {
    expect(Object.keys(certificates)).toEqual(problemCodes.filter((code) => code.startsWith('JAI-')));
  });

  test('an impossible certificate is told all that is wrong with it', () => {
    const body = jailTimeWords(undatedCommitment, { days: 800, from: '2019-06-10', to: '2026-03-03' });
    expect(codesOf(jailTimeCertified, body, onUndated)).toEqual(['FLD-004', 'JAI-004']);
    expect(codesOf(jailTimeCertified, jailTimeWords(commitment, { days: 800, from: '2019-06-03', to: '2019-06-01' }), onPaper)).toEqual(['JAI-001', 'JAI-005', 'JAI-004']);
  });
});

describe('a good certificate', () => {
  test.each([
    ['none at all', { days: 0 }],
    ['every day from the first offense to the reception', { days: 505 }],
    ['as many days as the custody given, both ends counted', { days: 213, from: '2018-11-03', to: '2019-06-03' }],
    ['fewer days than the custody given: some were credited elsewhere', { days: 100, from: '2018-11-03', to: '2019-06-03' }],
    ['a man booked and released on one day has one day', { days: 1, from: '2018-11-03', to: '2018-11-03' }],
    ['custody that ended today', { days: 100, from: '2018-11-03', to: '2026-03-02' }],
    ['only the first day of custody given', { days: 100, from: '2018-11-03' }],
  ])('%s: nothing is said', (_, change) => {
    expect(codesOf(jailTimeCertified, jailTimeWords(commitment, change), onPaper)).toEqual([]);
  });

  test('two years to the day are not long; where no offense date is known, nothing bounds them', () => {
    expect(codesOf(jailTimeCertified, jailTimeWords(undatedCommitment, { days: 730 }), onUndated)).toEqual([]);
  });

  test('what is long is said by the procedure in force', () => {
    const [inForce] = defaultProcedures.time;
    const procedures = { ...defaultProcedures, time: [inForce!, { ...inForce!, effective: '2026-01-01', numbers: { ...inForce!.numbers, longJailTimeDays: 364 } }] };
    const asked = { ...onUndated, procedures };
    expect(codesOf(jailTimeCertified, jailTimeWords(undatedCommitment, { days: 365 }), asked)).toEqual(['JAI-004']);
    expect(codesOf(jailTimeCertified, jailTimeWords(undatedCommitment, { days: 365 }), { ...asked, today: '2025-12-31' })).toEqual([]);
  });

  test('a second commitment has a certificate of its own', () => {
    const two = new StationInTest(4);
    const first = two.write({ kind: 'commitment.received', body: commitmentWords() }).header.id;
    const second = two.write({ kind: 'commitment.received', body: commitmentWords({ indictment: '00002-2018' }) }).header.id;
    two.write({ kind: 'jail-time.certified', body: jailTimeWords(first) });
    expect(codesOf(jailTimeCertified, jailTimeWords(second), { on: two.seen })).toEqual([]);
    expect(codesOf(jailTimeCertified, jailTimeWords(first), { on: two.seen })).toEqual(['JAI-003']);
  });

  test('an amended certificate corrects the one that stands', () => {
    expect(codesOf(jailTimeCorrected, jailTimeWords(held, { days: 200 }), { on: certified.seen, rewrites: certificate.header.id })).toEqual([]);
  });
});

describe('custody that has not happened yet', () => {
  test.each([
    ['the last day', { to: '2026-03-03' }, 'to'],
    ['the first day', { from: '2026-03-03' }, 'from'],
    ['the last day, the first being given', { from: '2019-01-01', to: '2026-03-03' }, 'to'],
  ])('%s in the future is refused', (_, change, field) => {
    expect(problemsOf(jailTimeCertified, jailTimeWords(commitment, { days: 1, ...change }), onPaper)).toMatchObject([{ code: 'FLD-004', field, value: '2026-03-03' }]);
  });
});

describe('the form of a certificate', () => {
  test.each([
    ['days left out', { ...jailTimeWords(commitment), days: undefined }, ['FLD-001']],
    ['half days', jailTimeWords(commitment, { days: 1.5 }), ['FLD-002']],
    ['days below none', jailTimeWords(commitment, { days: -1 }), ['FLD-002']],
    ['more days than a life', jailTimeWords(commitment, { days: 20_001 }), ['FLD-002']],
    ['a day that is none', jailTimeWords(commitment, { from: '2019-02-30' }), ['FLD-003']],
    ['no word of who certified it', jailTimeWords(commitment, { certifiedBy: '' }), ['FLD-001']],
  ])('%s', (_, body, codes) => {
    expect(codesOf(jailTimeCertified, body, onPaper)).toEqual(codes);
  });

  test('the facet is that of the commitment it is credited to', () => {
    expect(jailTimeCertified.facets(jailTimeWords(commitment))).toEqual({ decides: [`jail-time:${commitment}`] });
  });

  test('the daybook reads it in one line', () => {
    expect(jailTimeCertified.says(jailTimeWords(commitment))).toBe('Jail time certified by NYC Department of Correction: 214 days');
  });
});
