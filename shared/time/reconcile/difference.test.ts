import { describe, expect, test } from 'vitest';
import { differenceBetween, type Dates } from './difference.ts';

const blank: Dates = { pe: '', cr: '', me: '' };
/** Two to six years: PE, CR a third before ME. */
const ours: Dates = { pe: '2020-10-29', cr: '2022-10-29', me: '2024-10-29' };
const against = (there: Partial<Dates>, here: Partial<Dates> = {}) => differenceBetween({ ...ours, ...here }, { ...blank, ...there });

describe('the harm of a difference', () => {
  test.each<[string, Partial<Dates>, Partial<Dates>, ReturnType<typeof differenceBetween>['harm'], number | null]>([
    ['none where every date given is the same', { cr: '2022-10-29', me: '2024-10-29' }, {}, 'none', 0],
    ['an earlier release where our day comes first', { cr: '2022-11-08' }, {}, 'earlier', 10],
    ['a later release where our day comes last', { cr: '2022-10-19' }, {}, 'later', 10],
    ['an earlier release where any date of several comes first here', { pe: '2020-10-01', me: '2024-11-01' }, {}, 'earlier', 3],
    ['an earlier release, by no number of days, where the other system releases nobody', { cr: 'NONE' }, {}, 'earlier', null],
    ['a later release where there is none here', { cr: '2022-10-29' }, { cr: 'NONE' }, 'later', null],
    ['none where the date never comes on either side', { me: 'LIFE' }, { me: 'LIFE' }, 'none', 0],
    ['unknown where nothing is computed here', { me: '2024-10-29' }, { me: '' }, 'not computed', null],
    ['told of the dates that are computed, where others are not', { cr: '2022-11-08', me: '2024-10-29' }, { me: '' }, 'earlier', 10],
  ])('is %s', (_, there, here, harm, days) => {
    expect(against(there, here)).toMatchObject({ harm, days });
  });
});

describe('the likely cause of a difference', () => {
  test.each<[string, Partial<Dates>, string]>([
    ['all good time lost, where their CR is the ME', { cr: '2024-10-29' }, 'All good time lost there'],
    ['a loss in months', { ...ours, cr: '2023-01-29' }, 'A loss of 90 days of good time there'],
    ['possibly a loss of other days', { ...ours, cr: '2022-12-02' }, 'Possibly a loss of 33 days of good time there'],
    ['limited credit time', { ...ours, cr: '2022-04-29' }, 'Possibly limited credit time there: six months'],
    ['less good time here', { ...ours, cr: '2022-09-29' }, 'Good time is 30 days less here'],
    ['another start, where every date lies as far away', { pe: '2020-11-08', cr: '2022-11-08', me: '2024-11-08' }, 'Every date is 10 days later there: less jail time, or an interruption'],
    ['more jail time, where every date lies before', { pe: '2020-10-19', cr: '2022-10-19', me: '2024-10-19' }, 'Every date is 10 days earlier there: more jail time'],
    ['an interruption after PE, where ME and CR moved and PE did not', { pe: '2020-10-29', cr: '2022-11-29', me: '2024-11-29' }, 'ME is 31 days later there and PE is not: an interruption, or time owed'],
    ['not known, where no rule gives the dates', { pe: '2020-10-30', cr: '2022-11-08', me: '2024-11-12' }, 'Unexplained'],
    ['not known, where only ME differs and CR does not follow it', { ...ours, me: '2024-11-12' }, 'Unexplained'],
    ['not known, where there is no conditional release there', { ...ours, cr: 'NONE' }, 'Unexplained'],
    ['nothing, where nothing differs', ours, ''],
  ])('is %s', (_, there, cause) => {
    expect(against(there).cause).toBe(cause);
  });

  test('is told of a life maximum by its PE', () => {
    const here = { pe: '2030-10-29', cr: 'NONE', me: 'LIFE' };
    expect(differenceBetween(here, { ...here, pe: '2030-10-17' })).toEqual({ harm: 'later', days: 12, cause: 'PE is 12 days earlier there: more jail time' });
    expect(differenceBetween(here, { ...here, pe: 'NONE' }).cause).toBe('Unexplained');
  });

  test('is told of a determinate term too, which has no PE', () => {
    const here = { pe: 'NONE', cr: '2012-11-03', me: '2014-04-09' };
    expect(differenceBetween(here, { pe: 'NONE', cr: '2013-06-09', me: '2014-04-09' }).cause).toBe('A loss of 216 days of good time there: whole months were allowed');
    expect(differenceBetween(here, { pe: 'NONE', cr: '2012-11-13', me: '2014-04-19' }).cause).toBe('Every date is 10 days later there: less jail time, or an interruption');
  });
});
