import type { Role } from '../accounts/roles.ts';
import type { AttachmentType } from '../discipline/attachment.ts';
import type { Mark } from '../time/rules.ts';
import type { ProcedureVersion } from './procedures.ts';

export type Tier = 1 | 2 | 3;

/** What a hearing may impose, in the words of the disposition sheet. */
export const penaltyNames = ['reprimand', 'counseling', 'loss of privileges', 'work task', 'keeplock', 'SHU', 'RRU', 'restitution', 'surcharge', 'loss of good time'] as const;
export type PenaltyName = (typeof penaltyNames)[number];

export const privileges = ['recreation', 'commissary', 'packages', 'phones', 'radio', 'tablet', 'visits', 'special events'] as const;
export type Privilege = (typeof privileges)[number];

/** The limit of one sort of penalty at a tier; without a number there is none but the measure of the hearing officer. */
export interface PenaltyLimit {
  readonly days?: number;
  readonly cents?: number;
  readonly privileges?: readonly Privilege[];
}

/** Who hears a tier and what may be imposed there. */
export interface TierNumbers {
  readonly officers: readonly Role[];
  /** True where the superintendent may designate another employee to hear it. */
  readonly designees: boolean;
  readonly penalties: Readonly<Partial<Record<PenaltyName, PenaltyLimit>>>;
  readonly citation: string;
  readonly marks: readonly Mark[];
}

/** The clocks and limits of 7 NYCRR chapter V (domain page, 4.1 and 4.2). */
export interface DisciplineNumbers {
  readonly startDays: number;
  readonly finishDays: number;
  readonly tierOneDays: number;
  readonly tierOneConfinementHours: number;
  readonly noticeHours: number;
  readonly assistanceHours: number;
  readonly writtenHours: number;
  readonly appeal: Readonly<Record<Tier, { readonly hours: number } | { readonly days: number }>>;
  /** No time is known for the decision of a Tier I appeal. */
  readonly appealDecisionDays: Readonly<Partial<Record<Tier, number>>>;
  readonly suspensionDays: number;
  readonly surchargeCents: number;
  readonly tiers: Readonly<Record<Tier, TierNumbers>>;
  /** Rules whose charge calls for assistance. */
  readonly assistedRules: readonly string[];
  /** The largest file that may be attached to a report, and the types of which it may be. */
  readonly attachmentBytes: number;
  readonly attachmentTypes: readonly AttachmentType[];
}

const hearTierTwo: readonly Role[] = ['lieutenant', 'captain', 'watch-commander', 'superintendent', 'hearing-officer'];

export const disciplineNumbers: DisciplineNumbers = {
  startDays: 7,
  finishDays: 14,
  tierOneDays: 7,
  tierOneConfinementHours: 72,
  noticeHours: 24,
  assistanceHours: 24,
  writtenHours: 24,
  appeal: { 1: { hours: 24 }, 2: { hours: 72 }, 3: { days: 30 } },
  appealDecisionDays: { 2: 15, 3: 60 },
  suspensionDays: 180,
  surchargeCents: 500,
  tiers: {
    1: {
      officers: ['shu-sergeant', ...hearTierTwo],
      designees: false,
      penalties: { reprimand: {}, counseling: {}, 'loss of privileges': { days: 14, privileges: ['recreation', 'commissary', 'packages', 'radio'] }, 'work task': { days: 7 } },
      citation: '7 NYCRR 252.5',
      marks: ['K'],
    },
    2: {
      officers: hearTierTwo,
      designees: false,
      penalties: { reprimand: {}, counseling: {}, 'loss of privileges': { days: 30 }, 'work task': {}, keeplock: { days: 30 }, restitution: { cents: 10_000 }, surcharge: {} },
      citation: '7 NYCRR 253.7',
      marks: ['K'],
    },
    3: {
      officers: ['captain', 'superintendent', 'hearing-officer'],
      designees: true,
      penalties: { reprimand: {}, counseling: {}, 'loss of privileges': {}, keeplock: {}, SHU: {}, RRU: {}, restitution: {}, surcharge: {}, 'loss of good time': {} },
      citation: '7 NYCRR 254.7',
      marks: ['S', 'K'],
    },
  },
  assistedRules: ['113.24'],
  attachmentBytes: 10_000_000,
  attachmentTypes: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'text/plain'],
};

/** The clocks and limits of hearings by the day from which they hold. */
export const disciplineVersions: readonly ProcedureVersion<DisciplineNumbers>[] = [
  {
    effective: '1900-01-01',
    scope: 'state',
    source: '7 NYCRR 251-5.1(a), (b) seen; parts 252 to 254 from knowledge, to be checked; the size and the types of attachments are this program’s own',
    numbers: disciplineNumbers,
  },
];
