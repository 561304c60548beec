import { describe, expect, test } from 'vitest';
import type { Commitment } from '../../shared/time/commitment.ts';
import type { Count } from '../../shared/time/count.ts';
import type { SentenceEvent } from '../../shared/time/event.ts';
import type { SentenceInputs } from '../../shared/time/sentence.ts';
import { changesMade } from './changes.ts';
import { asOnRecord, inputsIf, leftOutOrBack, withCommitmentIf, withEventIf, withJailDays, without, type Scenario } from './scenario.ts';

const twoToSix: Count = { crime: 'Burglary 3rd', class: 'D', kind: 'indeterminate', minimum: '2-00-00', maximum: '6-00-00' };
const flatThree: Count = { crime: 'Assault 2nd', class: 'D', kind: 'determinate', term: '3-00-00', prs: '2-00-00', relation: { runs: 'concurrent', basis: 'order' } };
const kings: Commitment = { root: 'k', entry: 'k', county: 'Kings', indictment: '01234-2018', sentenced: '2019-05-14', received: '2019-06-04', counts: [twoToSix, flatThree] };
const erie: Commitment = { ...kings, root: 'e', entry: 'e', county: 'Erie', indictment: '7', counts: [twoToSix] };
const lost: SentenceEvent = { root: 'l', entry: 'l', event: 'good time lost', day: '2020-01-01', amount: '0-03-00', stage: 'decided' };
const vacated: SentenceEvent = { root: 'v', entry: 'v', event: 'vacated', day: '2021-01-01', commitment: 'e', order: 'An order' };
const record: SentenceInputs = { commitments: [kings, erie], jailTimes: [{ root: 'j', entry: 'j', commitment: 'k', days: 42, certifiedBy: 'Sheriff' }], events: [lost, vacated] };

const changed = (change: (scenario: Scenario) => Scenario) => changesMade(record, inputsIf(change(asOnRecord(record))));

describe('what is otherwise', () => {
  test('is nothing while nothing is changed', () => {
    expect(changed((now) => now)).toEqual([]);
  });

  test('in jail time is its days, or its certificate', () => {
    expect(changed((now) => withJailDays(now, 'k', 47))).toEqual(['Jail time of Kings 01234-2018: 42 → 47 days']);
    expect(changed((now) => withJailDays(now, 'k', 1))).toEqual(['Jail time of Kings 01234-2018: 42 → 1 day']);
    expect(changed((now) => withJailDays(now, 'k', null))).toEqual(['Jail time of Kings 01234-2018: 42 days → no certificate']);
    expect(changed((now) => withJailDays(now, 'e', 0))).toEqual(['Jail time of Erie 7: no certificate → 0 days']);
    expect(changed((now) => withJailDays(withJailDays(now, 'k', null), 'k', 42))).toEqual([]);
  });

  test('in a commitment is said field by field, count by count', () => {
    const is: Commitment = { ...kings, received: '2019-06-01', counts: [{ ...twoToSix, minimum: '3-00-00', nature: 'other' }, { ...flatThree, relation: { runs: 'consecutive', basis: 'law' }, pairs: [{ commitment: 'e', runs: 'concurrent', basis: 'order' }] }] };
    expect(changed((now) => withCommitmentIf(now, is))).toEqual([
      'Kings 01234-2018, received: Jun 4, 2019 → Jun 1, 2019',
      'Kings 01234-2018, count 1, nature: not entered → other',
      'Kings 01234-2018, count 1, sentence: 2-00-00 to 6-00-00 → 3-00-00 to 6-00-00',
      'Kings 01234-2018, count 2, runs: concurrent (order) → consecutive (law)',
      'Kings 01234-2018, count 2, runs otherwise: not entered → concurrent (order) with Erie 7',
    ]);
  });

  test('in the counts of a commitment is which was added or left out', () => {
    expect(changed((now) => withCommitmentIf(now, { ...kings, counts: [twoToSix] }))).toEqual(['Kings 01234-2018, count 2 left out']);
    expect(changed((now) => withCommitmentIf(now, { ...erie, counts: [twoToSix, flatThree] }))).toEqual(['Erie 7, count 2 added: Assault 2nd, class D, 3-00-00 with 2-00-00 PRS']);
  });

  test('where a commitment is left out is that, and what hangs on it goes without a word', () => {
    expect(changed((now) => leftOutOrBack(now, 'k'))).toEqual(['Commitment Kings 01234-2018 left out']);
    expect(changed((now) => leftOutOrBack(now, 'e'))).toEqual(['Commitment Erie 7 left out', 'Jan 1, 2021: Sentence vacated (An order), left out']);
    expect(changed((now) => leftOutOrBack(leftOutOrBack(now, 'k'), 'k'))).toEqual([]);
  });

  test('where a commitment is added is its terms; taken away again, nothing', () => {
    const added: Commitment = { ...kings, root: 'added', entry: 'added', indictment: '9', counts: [flatThree] };
    const with9 = (now: Scenario) => withJailDays(withCommitmentIf(now, added), 'added', 5);
    expect(changed(with9)).toEqual(['Commitment Kings 9 added: received Jun 4, 2019, Assault 2nd, class D, 3-00-00 with 2-00-00 PRS', 'Jail time of Kings 9: no certificate → 5 days']);
    expect(changed((now) => without(with9(now), 'added'))).toEqual([]);
  });

  test('in events is each changed, added or left out', () => {
    expect(changed((now) => withEventIf(now, { ...lost, amount: '0-01-00' }))).toEqual(['Jan 1, 2020: Loss of good time decided: 3 months → Jan 1, 2020: Loss of good time decided: 1 month']);
    expect(changed((now) => leftOutOrBack(now, 'l'))).toEqual(['Jan 1, 2020: Loss of good time decided: 3 months, left out']);
    const back: SentenceEvent = { root: 'n', entry: 'n', event: 'returned', day: '2022-01-01', creditDays: 12 };
    expect(changed((now) => withEventIf(now, back))).toEqual(['Jan 1, 2022: Returned to custody, 12 days credited, added']);
    expect(changed((now) => without(withEventIf(now, back), 'n'))).toEqual([]);
  });

  test('only the note of an event is nothing that moves a date', () => {
    expect(changed((now) => withEventIf(now, { ...lost, note: 'Looked at again' }))).toEqual([]);
  });
});
