import { z } from 'zod';
import { shuRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Capability, Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import { levelItems } from '../procedures/privilege-numbers.ts';
import { inForceOn } from '../procedures/procedures.ts';
import { stayOn } from './drc-stay.ts';
import { levelOn, ordersInForce, stated, type Stated } from './slice.ts';

/** Items that the levels name, and any other. */
export const itemNames = [...levelItems, 'other'] as const;
export type ItemName = (typeof itemNames)[number];

/** What a package at Level III may bring: "personal sneakers or shorts" (Upstate 5/01/01 p. 2 B). */
export const packageItems = ['sneakers', 'shorts'] as const;

const issuedBody = z.strictObject({ item: z.enum(itemNames), description: z.string().trim().min(2, 'what it is').max(200) });
export type IssuedBody = z.infer<typeof issuedBody>;
const withdrawnBody = z.strictObject({ issued: z.uuid() });
const packageBody = z.strictObject({ items: z.array(z.enum(packageItems)).min(1, 'FLD-001').max(2), description: z.string().trim().min(2).max(200).optional() });
export type PackageBody = z.infer<typeof packageBody>;

/** An item in a person's hands, until it is withdrawn. */
export interface ItemIssued extends IssuedBody, Stated {
  readonly withdrawn: Stated | null;
}

export interface PackageReceived extends PackageBody, Stated {}

export interface ItemsSlice {
  readonly issued: readonly ItemIssued[];
  readonly packages: readonly PackageReceived[];
}

export function itemsOf(record: SubjectRecord): ItemsSlice {
  return record.slices['items'] as ItemsSlice;
}

/** The items that a person has on a day: those issued and not withdrawn, and those that a package brought. */
export function itemsHeld(record: SubjectRecord, day: string): readonly ItemName[] {
  const { issued, packages } = itemsOf(record);
  return [
    ...issued.filter((one) => one.day <= day && (one.withdrawn === null || one.withdrawn.day > day)).map(({ item }) => item),
    ...packages.filter((one) => one.day <= day).flatMap(({ items }) => items),
  ];
}

/** What a person at Level III lacks of what his one package may bring, by the items on record; nothing at another level, and none once he has had it in this stay (Upstate 5/01/01 p. 2 B). */
export function packageLacking(record: SubjectRecord, day: string): readonly ItemName[] {
  if (levelOn(record, day)?.level !== 'III' || packageInStay(record, itemsOf(record), day)) return [];
  const held = itemsHeld(record, day);
  return packageItems.filter((item) => !held.includes(item));
}

/** The package that came in the stay in the unit in which a day lies. */
function packageInStay(record: SubjectRecord, { packages }: ItemsSlice, day: string): PackageReceived | undefined {
  const stay = stayOn(record, day);
  return packages.find((one) => !stay || one.day >= stay.on);
}

function dayInOrder(effective: Temporal.PlainDate, today: Temporal.PlainDate): readonly Problem[] {
  return Temporal.PlainDate.compare(effective, today) > 0 ? [problem('FLD-004', { field: 'effective', value: effective.toString() })] : [];
}

const issued: Kind<IssuedBody, ItemsSlice> = {
  name: 'item.issued',
  version: 1,
  subject: 'person',
  schema: issuedBody,
  roles: ['officer', ...shuRoles],
  facets: () => ({ adds: ['items'], relies: ['level', 'deprivation-order'] }),
  decide({ body: { item, description }, record, effective, today, procedures }) {
    const day = effective.toString();
    const allowed = item === 'other' ? undefined : inForceOn(procedures.levels, effective).numbers.privileges.itemLevels[item];
    const level = levelOn(record, day)?.level;
    const withheld = ordersInForce(record, 'deprivation', day)
      .flatMap((order) => order.withheld ?? [])
      .find((what) => [item, description].some((name) => name !== 'other' && what.toLowerCase().includes(name.toLowerCase())));
    return [
      ...dayInOrder(effective, today),
      ...(allowed && !(level && allowed.includes(level)) ? [problem('ITM-001', { field: 'item', value: item, detail: `${allowed.length === 0 ? 'no level' : `Level ${allowed.join(' or ')}`}${level ? `; he is at Level ${level}` : '; he holds no level'}` })] : []),
      ...(item !== 'other' && itemsHeld(record, day).includes(item) ? [problem('ITM-002', { field: 'item', value: item })] : []),
      ...(withheld === undefined ? [] : [problem('ITM-003', { field: 'item', value: withheld })]),
    ];
  },
  apply: (slice, applied) => ({ ...slice, issued: [...slice.issued, { ...applied.body, ...stated(applied), withdrawn: null }] }),
  says: ({ item, description }) => (item === 'other' ? `Issued: ${description}` : `Issued: ${item} (${description})`),
};

const withdrawn: Kind<z.infer<typeof withdrawnBody>, ItemsSlice> = {
  name: 'item.withdrawn',
  version: 1,
  subject: 'person',
  schema: withdrawnBody,
  roles: ['officer', ...shuRoles],
  facets: ({ issued: root }) => ({ decides: [`item:${root}`] }),
  decide({ body, slice, effective, today, reason }) {
    const found = slice.issued.find((one) => one.root === body.issued && one.withdrawn === null);
    const day = effective.toString();
    return [
      ...dayInOrder(effective, today),
      ...(reason?.trim() ? [] : [problem('FLD-005', { field: 'reason' })]),
      ...(found ? [] : [problem('ITM-004', { field: 'issued' })]),
      ...(found && day < found.day ? [problem('ITM-005', { field: 'effective', value: day, detail: found.day })] : []),
    ];
  },
  apply(slice, applied) {
    const found = slice.issued.find((one) => one.root === applied.body.issued);
    if (!found) return { standsAside: 'what it withdraws was not issued' };
    if (found.withdrawn) return { standsAside: 'the item has been withdrawn already' };
    return { ...slice, issued: slice.issued.map((one) => (one === found ? { ...found, withdrawn: stated(applied) } : one)) };
  },
  says: () => 'Item withdrawn',
};

const received: Kind<PackageBody, ItemsSlice> = {
  name: 'package.received',
  version: 1,
  subject: 'person',
  schema: packageBody,
  roles: shuRoles,
  facets: () => ({ decides: ['package'], adds: ['items'], relies: ['level'] }),
  decide({ body: { items }, slice, record, effective, today, actor }) {
    const day = effective.toString();
    const level = levelOn(record, day)?.level;
    const before = packageInStay(record, slice, day);
    const held = itemsHeld(record, day);
    return [
      ...dayInOrder(effective, today),
      ...(level === 'III' ? [] : [problem('ITM-006', { field: 'effective', value: day, detail: level ? `Level ${level}` : 'no level' })]),
      ...(before ? [problem('ITM-007', { field: 'items', value: before.day })] : []),
      ...items.filter((item) => held.includes(item)).map((item) => problem('ITM-008', { field: 'items', value: item })),
      ...(actor.role === 'shu-sergeant' ? [] : [problem('ITM-009')]),
    ];
  },
  apply: (slice, applied) => ({ ...slice, packages: [...slice.packages, { ...applied.body, ...stated(applied) }] }),
  says: ({ items, description }) => `Package received: ${items.join(' and ')}${description ? ` (${description})` : ''}`,
};

/** An item given into a person's hands. */
export const [itemIssued, itemIssueCorrected, itemIssueVoided] = correctable(issued, { corrected: 'item.issue-corrected', voided: 'item.issue-voided', fact: 'the issue of the item' });
/** An item taken back. */
export const [itemWithdrawn, itemWithdrawalCorrected, itemWithdrawalVoided] = correctable(withdrawn, { corrected: 'item.withdrawal-corrected', voided: 'item.withdrawal-voided', fact: 'the withdrawal of the item' });
/** The one package at Level III, for what a person lacks of sneakers and shorts. */
export const [packageReceived, packageCorrected, packageVoided] = correctable(received, { corrected: 'package.corrected', voided: 'package.voided', fact: 'the package' });

export const items: Capability<ItemsSlice> = {
  name: 'items',
  subject: 'person',
  initial: { issued: [], packages: [] },
  kinds: [itemIssued, itemIssueCorrected, itemIssueVoided, itemWithdrawn, itemWithdrawalCorrected, itemWithdrawalVoided, packageReceived, packageCorrected, packageVoided],
};
