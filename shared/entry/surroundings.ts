import type { Role } from '../accounts/roles.ts';
import type { Cellmate } from '../housing/pairing.ts';
import type { Level } from '../shu/level.ts';

/**
 * What a decision may ask about other subjects. The station answers from its projections; rules stay pure.
 * These are checks across subjects, so they hold only for what this station has seen.
 */
export interface Surroundings {
  /** The person who holds a DIN (written `YY-L-NNNN`), if any. */
  holderOfDin(din: string): string | undefined;
  /** The people who hold a NYSID: one, unless somebody was entered twice or under two DINs. */
  holdersOfNysid(nysid: string): readonly { readonly id: string; readonly name: string }[];
  /** The name of a person on record. */
  personNamed(id: string): string | undefined;
  /** The people now in a cell, with what is to be known of each before somebody joins him. */
  occupants(unit: string, cell: string): readonly Cellmate[];
  /** What is to be known of one person before he shares a cell, as it is on record now. */
  cellmate(id: string): Cellmate | undefined;
  /** The orders in force that keep others separate from a person: made on his record, and with whom. */
  separationsFrom(id: string): readonly { readonly other: string; readonly since: string }[];
  /** What is known of a cell on a day, if the unit and the cell are described: the levels are those it is designated to then. */
  cell(unit: string, cell: string, day: string): { readonly use: 'general' | 'shu'; readonly levels: readonly string[]; readonly beds: number } | undefined;
  /** How many beds are free on a day on galleries of special housing designated to a level; undefined where none is designated to any. */
  bedsFree(level: Level, day: string): number | undefined;
  /** True when a unit of that code is described at the facility. */
  unitDescribed(unit: string): boolean;
  /** The account kept here with a user name, if any. */
  accountNamed(username: string): string | undefined;
  /** Whose an account is, open or closed; undefined where this station knows no such account. */
  account(id: string): { readonly name: string; readonly role: Role } | undefined;
  /** The accounts of administrators kept here that are open. */
  openAdministrators(): readonly string[];
  /** The facility that this station is of, once a facility is described or the station enrolled. */
  ownFacility(): string | undefined;
  /** True at a workstation of the main office, which sees every facility and enters for none. */
  atMainOffice(): boolean;
  /** True for an account that is kept here: of the facility, or at the main office its own; and for one not known yet. */
  keepsAccount(id: string): boolean;
  /** Who held a person when his book was let go here; undefined where it was not. */
  letGo(person: string): { readonly name: string; readonly holder: string } | undefined;
  /** How many accounts are kept here: the first is made by itself. */
  accountCount(): number;
  /** True when a report on record charges a rule of behavior by this number. */
  ruleCharged(number: string): boolean;
  /** True when this station keeps the content of a file, of that size and type. */
  attachmentKept(file: { readonly sha256: string; readonly bytes: number; readonly type: string }): boolean;
}
