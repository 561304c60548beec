import { subjectKey } from '../../shared/entry/subject.ts';
import { writeOwn, type OfficeActor } from './author.ts';
import type { OfficeContext } from './context.ts';
import type { KeptEntry, OfficeTransaction } from './store.ts';

/** As many entries as one entry of ours names. */
const most = 200;

/** Puts entries in question, by entries of the office's own, so that a person looks at each. In: why, in a few words for the inbox; the reason as the office gives it. */
export async function putInQuestion(transaction: OfficeTransaction, context: OfficeContext, entries: readonly Pick<KeptEntry, 'id' | 'subject'>[], because: string, reason: string, by: OfficeActor): Promise<void> {
  const acts = [...Map.groupBy(entries, ({ subject }) => subjectKey(subject)).values()].flatMap((own) => {
    const { subject } = own[0]!;
    const kind = context.registry.capabilities.filter((capability) => capability.subject === subject.type).flatMap((capability) => capability.kinds).find((one) => one.raises);
    if (!kind) return [];
    return slices(own.map(({ id }) => id), most).map((ids) => ({ kind: kind.name, subject, body: { entries: ids, because }, reason }));
  });
  if (acts.length > 0) await writeOwn(transaction, context, acts, by);
}

function slices<Item>(items: readonly Item[], length: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) => items.slice(index * length, (index + 1) * length));
}
