/** Where the items in a person's hands are, and what each level gives. */
export function itemsAddress(person: string): string {
  return `/people/${person}/items`;
}

export const itemActs = ['issue', 'withdraw', 'package'] as const;
export type ItemAct = (typeof itemActs)[number];

/** Where an item is issued or a package entered, or with its root corrected; an item is withdrawn, and that corrected, by the root of its issue. */
export function itemActAddress(person: string, act: ItemAct, root?: string): string {
  return `${itemsAddress(person)}/${act}${root === undefined ? '' : `/${root}`}`;
}
