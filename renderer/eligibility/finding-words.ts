import type { FindingState } from '../../shared/shu/standing.ts';

/** Where a finding stands, in words. */
export const findingWords: Readonly<Record<FindingState, string>> = {
  waiting: 'found eligible, waits for a bed',
  lost: 'was found eligible; the finding is lost',
  moved: 'moved on it',
  withdrawn: 'the finding was withdrawn',
  'not eligible': 'found not eligible',
  'in question': 'found eligible, in question',
};
