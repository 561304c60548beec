import type { Role } from '../../accounts/roles.ts';
import { known } from '../../capabilities.ts';
import { problemsOfSchema, type Problem } from '../../problems.ts';
import { defaultProcedures, type Procedures } from '../../procedures/procedures.ts';
import { fold } from '../fold.ts';
import type { Entry } from '../header.ts';
import type { Kind } from '../kind.ts';
import type { Subject } from '../subject.ts';
import type { Surroundings } from '../surroundings.ts';
import { person } from './station.ts';

/** A station on which nobody and nothing else is described; what is attached is there. */
export const nothingAround: Surroundings = {
  holderOfDin: () => undefined,
  holdersOfNysid: () => [],
  personNamed: () => undefined,
  occupants: () => [],
  cellmate: () => undefined,
  separationsFrom: () => [],
  cell: () => undefined,
  bedsFree: () => undefined,
  unitDescribed: () => false,
  accountNamed: () => undefined,
  account: () => undefined,
  openAdministrators: () => [],
  ownFacility: () => undefined,
  atMainOffice: () => false,
  keepsAccount: () => true,
  letGo: () => undefined,
  accountCount: () => 0,
  ruleCharged: () => false,
  attachmentKept: () => true,
};

/** What a proposal is made on and by whom, where it is not the usual: a coordinator, today, an empty book. */
export interface Asked {
  readonly on?: readonly Entry[];
  readonly subject?: Subject;
  readonly role?: Role;
  readonly effective?: string;
  readonly today?: string;
  readonly reason?: string | undefined;
  /** The first writing of the fact that the proposal writes again or strikes out. */
  readonly rewrites?: string;
  readonly around?: Partial<Surroundings>;
  readonly procedures?: Procedures;
}

/** The day of all tests that do not say another. */
export const testDay = '2026-03-02';

/** Every problem with a proposed act: those of its form, or those that its kind's `decide` finds. */
export function problemsOf(kind: Kind<any, any>, body: unknown, asked: Asked = {}): readonly Problem[] {
  const parsed = kind.schema.safeParse(body);
  if (!parsed.success) return problemsOfSchema(parsed.error.issues, body);
  const subject = asked.subject ?? (kind.subject === 'person' ? person : { type: kind.subject, id: `${kind.subject}-1` });
  const record = fold(subject, withoutFact(asked.on ?? [], asked.rewrites), known);
  const capability = known.kind(kind.name)?.capability;
  if (!capability) throw new Error(`${kind.name} is not a kind of this program`);
  return kind.decide({
    subject,
    body: parsed.data,
    effective: Temporal.PlainDate.from(asked.effective ?? testDay),
    reason: 'reason' in asked ? asked.reason : 'As the paper says',
    strikes: asked.rewrites,
    struck: struckIn(asked),
    slice: record.slices[capability.name],
    record,
    actor: { account: 'account-1', role: asked.role ?? 'coordinator' },
    today: Temporal.PlainDate.from(asked.today ?? testDay),
    procedures: asked.procedures ?? defaultProcedures,
    surroundings: { ...nothingAround, ...asked.around },
  });
}

/** The words struck: of the entry that the proposal rewrites; by the same account, unless the entry says another. */
function struckIn({ on = [], rewrites }: Asked): { readonly header: Entry['header']; readonly body: unknown } | undefined {
  const struck = on.find(({ header }) => header.id === rewrites);
  return struck && { header: struck.header, body: struck.body };
}

/** The codes of those problems, in the order in which they are said. */
export function codesOf(kind: Kind<any, any>, body: unknown, asked: Asked = {}): readonly string[] {
  return problemsOf(kind, body, asked).map((one) => one.code);
}

function withoutFact(entries: readonly Entry[], root: string | undefined): readonly Entry[] {
  if (root === undefined) return entries;
  const gone = new Set([root]);
  for (const { header } of entries) if (header.strikes !== undefined && gone.has(header.strikes)) gone.add(header.id);
  return entries.filter((entry) => !gone.has(entry.header.id));
}
