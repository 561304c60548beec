import { z } from 'zod';
import { recordsRoles } from '../accounts/roles.ts';
import type { Kind } from '../entry/kind.ts';
import { sameData } from '../entry/same-data.ts';
import { problem, type Problem } from '../problems.ts';
import { inForceOn } from '../procedures/procedures.ts';
import { sentenceFacet } from './commitment.ts';
import { dateNames, dateTitles, type Computation } from './computation.ts';
import { compute } from './compute.ts';
import { basisOf, basisSchema, changesBetween, type Basis } from './inputs.ts';
import { checkFields, checkOf, checkVoided, decideCheck, type Check } from './second-check.ts';
import type { SentenceSlice } from './sentence.ts';
import { differencesBetween, sayDifference, shownDates, type ShownDates } from './shown-dates.ts';

/** A reason as the procedure had it on the day: its words and whether it asked for a second check stay with the certificate. */
const certifyingReason = z.strictObject({ code: z.string().min(1).max(40), title: z.string().min(1).max(120), secondCheck: z.boolean() });

/** A computation of any rule set, now or long ago: read as it is, never altered, never refused for its shape. */
const anyComputation = z.custom<Computation>((value) => typeof value === 'object' && value !== null && typeof (value as Computation).outcome === 'string' && typeof (value as Computation).rules === 'string');

const certificateBody = z.strictObject({
  reason: certifyingReason,
  remark: z.string().trim().min(1).max(2000).optional(),
  /** The fingerprint of what it was computed from. */
  basis: basisSchema,
  computation: anyComputation,
});
export type CertificateBody = z.infer<typeof certificateBody>;

/** A computation certified by a clerk. Its steps stay in the body of its entry, and are shown from there. */
export interface Certificate {
  readonly root: string;
  readonly entry: string;
  readonly by: string;
  readonly at: string;
  /** The day as of which it was certified. */
  readonly day: string;
  readonly reason: CertificateBody['reason'];
  readonly remark?: string;
  readonly basis: Basis;
  readonly dates: ShownDates;
  readonly checks: readonly Check[];
}

/** The facet of the computation that stands: two certified from the same sight are in question. */
export const computationFacet = 'computation';

/** Certifying the computation that was previewed: refused with the difference when it is no longer the present one. Nothing corrects or strikes it out; another follows it. */
export const computationCertified: Kind<CertificateBody, SentenceSlice> = {
  name: 'computation.certified',
  version: 1,
  subject: 'person',
  schema: certificateBody,
  roles: recordsRoles,
  facets: () => ({ decides: [computationFacet], relies: [sentenceFacet] }),
  decide({ body, slice, procedures, today }) {
    const problems: Problem[] = [];
    const offered = inForceOn(procedures.certification, today).numbers.reasons.find((one) => one.code === body.reason.code);
    if (!offered || !sameData(offered, body.reason)) problems.push(problem('CRT-003', { field: 'reason', value: body.reason.code }));
    const present = compute(slice, procedures, today);
    const basis = basisOf(slice, present.rules, procedures, today);
    const changes = changesBetween(body.basis, basis);
    if (changes.length > 0) problems.push(problem('CRT-001', { detail: changes.join('; ') }));
    else if (!sameData(body.basis, basis) || !sameData(body.computation, present)) problems.push(problem('CRT-002', { detail: sayDifferent(body.computation, present) }));
    if (present.outcome === 'not computed') return [...problems, problem('CRT-004', { detail: present.missing.join(' ').replace(/\.$/, '') })];
    const doubtful = dateNames.filter((name) => present.dates[name].verify.length > 0);
    if (doubtful.length > 0) problems.push(problem('CRT-005', { value: doubtful.join(' '), detail: doubtful.map((name) => dateTitles[name]).join(', ') }));
    return problems;
  },
  apply(slice, { root, entry, header, effective, body }) {
    const { reason, remark, basis, computation } = body;
    const certificate: Certificate = { root, entry, by: header.author, at: header.at, day: effective, reason, ...(remark === undefined ? {} : { remark }), basis, dates: shownDates(computation), checks: [] };
    return { ...slice, certificates: [...slice.certificates, certificate] };
  },
  says({ reason, computation }) {
    const dates = shownDates(computation);
    const said = ['PE', 'CR', 'ME'].flatMap((name) => (dates[name] ? `${name} ${dates[name]}` : []));
    return `Computation certified (${reason.title}): ${said.join(', ')}`;
  },
};

function sayDifferent(seen: Computation, present: Computation): string {
  const dates = differencesBetween(shownDates(seen), shownDates(present)).map(sayDifference);
  return dates.length > 0 ? dates.join('; ') : 'the dates are the same, the way to them is not';
}

const checkBody = z.strictObject({
  /** The certificate that was checked. */
  certificate: z.string().min(1),
  ...checkFields,
});
export type CertificateCheckBody = z.infer<typeof checkBody>;

/** A second person's check of the certificate that stands. */
export const computationChecked: Kind<CertificateCheckBody, SentenceSlice> = {
  name: 'computation.checked',
  version: 1,
  subject: 'person',
  schema: checkBody,
  roles: recordsRoles,
  facets: ({ certificate }) => ({ relies: [computationFacet], adds: [`check:${certificate}`] }),
  decide({ body, slice, actor }) {
    const last = slice.certificates.at(-1);
    if (last?.root !== body.certificate) return [problem('CRT-006')];
    return decideCheck(body, last, actor, 'certified it');
  },
  apply(slice, applied) {
    const { certificate: root } = applied.body;
    if (!slice.certificates.some((held) => held.root === root)) return { standsAside: 'the certificate it is about does not stand' };
    const certificates = slice.certificates.map((held) => (held.root === root ? { ...held, checks: [...held.checks, checkOf(applied, held.entry)] } : held));
    return { ...slice, certificates };
  },
  says: ({ agrees, remark }) => (agrees ? 'Computation checked: agrees' : `Computation checked: does not agree (${remark ?? ''})`),
};

export const computationCheckVoided = checkVoided('computation.check-voided', computationChecked.name);
