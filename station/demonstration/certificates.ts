/** Certified computations of the demonstration: most checked by a second person, some awaiting it, a few overtaken. */

import type { Act } from '../../shared/contract/contract.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { inForceOn, type Procedures } from '../../shared/procedures/procedures.ts';
import { computationCertified, computationChecked } from '../../shared/time/certificate.ts';
import { compute } from '../../shared/time/compute.ts';
import { eventRecorded } from '../../shared/time/event-kinds.ts';
import { basisOf } from '../../shared/time/inputs.ts';
import { chanceFrom } from './roster.ts';

/** Groups of one act each: who is not certified for a doubt of the law is left for the clerk. */
interface Certifying {
  readonly certificates: readonly (readonly Act[])[];
  readonly checks: readonly (readonly Act[])[];
  readonly later: readonly (readonly Act[])[];
}

/** In: a seed, people with their sentences, today, the procedures, a source of entry ids. Out: the acts, the same for the same arguments but for the ids. */
export function demonstrationCertificates(people: readonly PersonPage[], options: { readonly seed: number; readonly today: Temporal.PlainDate; readonly procedures: Procedures; newId(): string }): Certifying {
  const { today, procedures, newId } = options;
  const chance = chanceFrom(options.seed + 1);
  const effective = today.toString();
  const reasons = inForceOn(procedures.certification, today).numbers.reasons;
  const made: { certificates: Act[][]; checks: Act[][]; later: Act[][] } = { certificates: [], checks: [], later: [] };
  for (const person of people) {
    const computation = compute(person, procedures, today);
    if (computation.outcome === 'not computed' || !chance.happens(0.88)) continue;
    const subject = { type: 'person' as const, id: person.id };
    const reason = reasons.find(({ code }) => code === (person.events.length > 0 ? 'review' : 'new-commitment'))!;
    const id = newId();
    made.certificates.push([{ id, kind: computationCertified.name, subject, effective, body: { reason, basis: basisOf(person, computation.rules, procedures, today), computation } }]);
    if (reason.secondCheck && chance.happens(0.9)) made.checks.push([{ kind: computationChecked.name, subject, effective, body: { certificate: id, agrees: true } }]);
    const earns = computation.dates.CR.outcome === 'date' && person.events.length === 0;
    if (earns && chance.happens(0.02)) made.later.push([{ kind: eventRecorded.name, subject, effective, body: { event: 'good time lost', day: effective, amount: '0-03-00', stage: 'decided' } }]);
  }
  return made;
}
