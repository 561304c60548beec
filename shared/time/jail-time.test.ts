import { describe, expect, test } from 'vitest';
import { commitmentWords, determinateCount, indeterminateCount, jailTimeWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { idOf, StationInTest } from '../entry/testing/station.ts';
import { problemCodes } from '../problems.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { sentenceFacet } from './commitment.ts';
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

/** Two commitments that run one after the other; the first is certified with custody of 100 days to 3 June 2019. */
const chained = new StationInTest(6);
const chainedFirst = chained.write({ kind: 'commitment.received', body: commitmentWords() }).header.id;
chained.write({ kind: 'jail-time.certified', body: jailTimeWords(chainedFirst, { days: 100, from: '2019-02-24', to: '2019-06-03' }) });
const chainedSecond = chained.write({
  kind: 'commitment.received',
  body: commitmentWords({ county: 'Queens', indictment: '00777-2018', counts: [indeterminateCount({ pairs: [{ commitment: chainedFirst, runs: 'consecutive', basis: 'order' }] })] }),
}).header.id;
const onChain: Asked = { on: chained.seen };

/** The first commitment as above, and one of which every count is vacated. */
const vacated = new StationInTest(7);
const vacatedCommitment = vacated.write({ kind: 'commitment.received', body: commitmentWords() }).header.id;
vacated.write({ kind: 'sentence-event.recorded', body: { event: 'vacated', day: '2021-02-01', commitment: vacatedCommitment, order: 'Order of 1 February 2021' } });

/** In custody of the Department since 4 June 2019, with a second commitment received on 20 September 2021. */
const inside = new StationInTest(8);
inside.write({ kind: 'commitment.received', body: commitmentWords() });
const insideSecond = inside.write({ kind: 'commitment.received', body: commitmentWords({ county: 'Queens', indictment: '00777-2018', sentenced: '2021-09-01', received: '2021-09-20' }) }).header.id;

/** One certificate for each code; each is good but for what the code is about. */
const certificates: Readonly<Record<string, { readonly body: unknown; readonly field: string; readonly asked: Asked }>> = {
  'JAI-001': { body: jailTimeWords(commitment, { days: 506 }), field: 'days', asked: onPaper },
  'JAI-002': { body: jailTimeWords(idOf(9, 9)), field: 'commitment', asked: onPaper },
  'JAI-003': { body: jailTimeWords(held), field: 'days', asked: { on: certified.seen } },
  'JAI-004': { body: jailTimeWords(undatedCommitment, { days: 731 }), field: 'days', asked: onUndated },
  'JAI-012': { body: jailTimeWords(commitment, { days: 5, from: '2018-11-03', to: '2018-11-02' }), field: 'to', asked: onPaper },
  'JAI-005': { body: jailTimeWords(commitment, { days: 214, from: '2018-11-03', to: '2019-06-03' }), field: 'days', asked: onPaper },
  'JAI-006': { body: jailTimeWords(vacatedCommitment), field: 'commitment', asked: { on: vacated.seen } },
  'JAI-007': { body: jailTimeWords(chainedSecond, { days: 100, from: '2018-12-01', to: '2019-03-10' }), field: 'from', asked: onChain },
  'JAI-008': { body: jailTimeWords(commitment, { days: 100, from: '2018-11-03', to: '2019-06-04' }), field: 'to', asked: onPaper },
  'JAI-009': { body: jailTimeWords(commitment, { days: 100, from: '2018-01-14', to: '2018-11-03' }), field: 'from', asked: onPaper },
  'JAI-010': { body: jailTimeWords(insideSecond, { days: 10, from: '2019-05-30', to: '2019-06-08' }), field: 'from', asked: { on: inside.seen } },
};

/** Said of the whole record only (review.test.ts): no certificate is there to be told it. */
const ofTheRecord = ['JAI-011'];

describe('what a reader of jail time certificates would catch', () => {
  test.each(Object.entries(certificates))('%s alone is said of a certificate that is otherwise good', (code, { body, field, asked }) => {
    expect(problemsOf(jailTimeCertified, body, asked)).toMatchObject([{ code, field }]);
  });

  test('every code of jail time is reached here', () => {
    expect([...Object.keys(certificates), ...ofTheRecord].toSorted()).toEqual(problemCodes.filter((code) => code.startsWith('JAI-')));
  });

  test('an impossible certificate is told all that is wrong with it', () => {
    const body = jailTimeWords(undatedCommitment, { days: 800, from: '2019-06-10', to: '2026-03-03' });
    expect(codesOf(jailTimeCertified, body, onUndated)).toEqual(['FLD-004', 'JAI-004']);
    expect(codesOf(jailTimeCertified, jailTimeWords(commitment, { days: 800, from: '2019-06-03', to: '2019-06-01' }), onPaper)).toEqual(['JAI-001', 'JAI-012', 'JAI-004']);
  });
});

describe('a good certificate', () => {
  test.each([
    ['none at all', { days: 0 }],
    ['every day from the first offense to the reception', { days: 505 }],
    ['as many days as the custody given, both ends counted', { days: 213, from: '2018-11-03', to: '2019-06-03' }],
    ['fewer days than the custody given: some were credited elsewhere', { days: 100, from: '2018-11-03', to: '2019-06-03' }],
    ['a man booked and released on one day has one day', { days: 1, from: '2018-11-03', to: '2018-11-03' }],
    ['custody from the day of the offense to the day before the reception', { days: 505, from: '2018-01-15', to: '2019-06-03' }],
    ['only the first day of custody given', { days: 100, from: '2018-11-03' }],
  ])('%s: nothing is said', (_, change) => {
    expect(codesOf(jailTimeCertified, jailTimeWords(commitment, change), onPaper)).toEqual([]);
  });

  test('none for a vacated commitment leaves nothing to credit', () => {
    expect(codesOf(jailTimeCertified, jailTimeWords(vacatedCommitment, { days: 0 }), { on: vacated.seen })).toEqual([]);
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

describe('custody that two facts claim', () => {
  const said = (asked: Asked, body: unknown) => problemsOf(jailTimeCertified, body, asked).map(({ sentence }) => sentence);

  test('the days that two certificates share are counted, the first and the last of them', () => {
    expect(said(onChain, jailTimeWords(chainedSecond, { days: 86, from: '2018-12-01', to: '2019-02-24' }))).toEqual(['Custody of 1 day is certified for Kings 01234-2018 as well, and the sentences run consecutively.']);
    expect(said(onChain, jailTimeWords(chainedSecond, { days: 85, from: '2018-12-01', to: '2019-02-23' }))).toEqual([]);
  });

  test('concurrent sentences are each credited with them', () => {
    const apart = new StationInTest(9);
    const first = apart.write({ kind: 'commitment.received', body: commitmentWords() }).header.id;
    const second = apart.write({ kind: 'commitment.received', body: commitmentWords({ county: 'Queens' }) }).header.id;
    apart.write({ kind: 'jail-time.certified', body: jailTimeWords(first, { days: 100, from: '2019-02-24', to: '2019-06-03' }) });
    expect(said({ on: apart.seen }, jailTimeWords(second, { days: 100, from: '2019-02-24', to: '2019-06-03' }))).toEqual([]);
  });

  test('custody up to the day before the Department had the person is the sheriff’s', () => {
    expect(said({ on: inside.seen }, jailTimeWords(insideSecond, { days: 5, from: '2019-05-30', to: '2019-06-03' }))).toEqual([]);
    expect(said({ on: inside.seen }, jailTimeWords(insideSecond, { days: 5, from: '2019-05-31', to: '2019-06-04' }))).toEqual(['Custody of 1 day lies within custody of the Department under Kings 01234-2018.']);
  });

  test('after a release it is the sheriff’s again', () => {
    const out = new StationInTest(10).receive(inside.seen);
    out.write({ kind: 'sentence-event.recorded', body: { event: 'released', day: '2021-06-01', how: 'parole' } });
    const certificate = (from: string) => jailTimeWords(insideSecond, { days: 30, from, to: '2021-08-01' });
    expect(said({ on: out.seen }, certificate('2021-06-01'))).toEqual([]);
    expect(said({ on: out.seen }, certificate('2021-05-31'))).toEqual(['Custody of 1 day lies within custody of the Department under Kings 01234-2018.']);
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
    expect(jailTimeCertified.facets(jailTimeWords(commitment))).toEqual({ decides: [`jail-time:${commitment}`], adds: [sentenceFacet] });
  });

  test('the daybook reads it in one line', () => {
    expect(jailTimeCertified.says(jailTimeWords(commitment))).toBe('Jail time certified by NYC Department of Correction: 214 days');
  });
});
