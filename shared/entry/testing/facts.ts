import type { ReportBody } from '../../discipline/report.ts';
import type { CellBody } from '../../housing/cell.ts';
import type { IdentityBody } from '../../records/identity.ts';
import type { LevelBody } from '../../shu/level.ts';
import type { CommitmentBody } from '../../time/commitment.ts';
import type { Count } from '../../time/count.ts';
import type { JailTimeBody } from '../../time/jail-time.ts';

/** Facts that a good clerk would enter, one of each kind; a test changes the word it is about. The people are made up. */

export function identityWords(change: Partial<IdentityBody> = {}): IdentityBody {
  return { din: '19-B-0421', nysid: '01234567Q', name: 'DOE, John Q', dateOfBirth: '1988-04-30', received: '2019-06-04', madeUp: true, ...change };
}

export function indeterminateCount(change: Partial<Extract<Count, { kind: 'indeterminate' }>> = {}): Count {
  return { kind: 'indeterminate', crime: 'Burglary 3rd (PL 140.20)', class: 'D', offenseDate: '2018-01-15', minimum: '2-00-00', maximum: '6-00-00', ...change };
}

export function determinateCount(change: Partial<Extract<Count, { kind: 'determinate' }>> = {}): Count {
  return { kind: 'determinate', crime: 'Robbery 1st (PL 160.15)', class: 'B', offenseDate: '2018-01-15', term: '10-00-00', prs: '5-00-00', ...change };
}

export function commitmentWords(change: Partial<CommitmentBody> = {}): CommitmentBody {
  return { county: 'Kings', indictment: '01234-2018', sentenced: '2019-05-14', received: '2019-06-04', counts: [indeterminateCount()], ...change };
}

export function jailTimeWords(commitment: string, change: Partial<JailTimeBody> = {}): JailTimeBody {
  return { commitment, days: 214, certifiedBy: 'NYC Department of Correction', ...change };
}

export function reportWords(change: Partial<ReportBody> = {}): ReportBody {
  return { date: '2026-03-01', time: '14:05', place: '8 Block, A gallery', rules: ['100.13'], tier: 2, narrative: 'Two men exchanged blows at the shower gate.', witnesses: [], ...change };
}

export function levelWords(level: LevelBody['level'], broughtForward?: true): LevelBody {
  return { level, ...(broughtForward ? { broughtForward } : {}) };
}

export function cellWords(cell: string, unit = 'SHU'): CellBody {
  return { unit, cell };
}
