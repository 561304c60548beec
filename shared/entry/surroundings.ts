/**
 * What a decision may ask about other subjects. The station answers from its projections; rules stay pure.
 * These are checks across subjects, so they hold only for what this station has seen.
 */
export interface Surroundings {
  /** The person who holds a DIN (written `YY-L-NNNN`), if any. */
  holderOfDin(din: string): string | undefined;
  /** The people who hold a NYSID: one, unless somebody was entered twice or under two DINs. */
  holdersOfNysid(nysid: string): readonly { readonly id: string; readonly name: string }[];
  /** The people now in a cell. */
  occupants(unit: string, cell: string): readonly { readonly id: string; readonly name: string }[];
  /** What is known of a cell, if the unit and the cell are described. */
  cell(unit: string, cell: string): { readonly use: 'general' | 'shu'; readonly levels: readonly string[] } | undefined;
  /** True when a unit of that code is described at the facility. */
  unitDescribed(unit: string): boolean;
  /** The account with a user name, if any. */
  accountNamed(username: string): string | undefined;
  /** The accounts of administrators that are open. */
  openAdministrators(): readonly string[];
  /** The facility that this station is of, once a facility is described or the station enrolled. */
  ownFacility(): string | undefined;
  /** How many accounts there are: the first is made by itself. */
  accountCount(): number;
  /** True when this station keeps the content of a file, of that size and type. */
  attachmentKept(file: { readonly sha256: string; readonly bytes: number; readonly type: string }): boolean;
}
