import type { ProcedureVersion } from '../procedures/procedures.ts';

/**
 * The standards of behavior, 7 NYCRR 270.2, by number. Tiers are given where they were read
 * (1.00 to 101.10 and 105.13); the titles of the rest are from knowledge and are to be checked
 * against the official text before go-live (domain page, 4.3).
 */
export interface RuleOfBehavior {
  readonly number: string;
  readonly title: string;
  /** Tiers at which it may be heard; absent where they have not been read. */
  readonly tiers?: readonly (1 | 2 | 3)[];
  readonly sure: 'seen' | 'from knowledge';
  /** The first and the last day on which it held, where it did not always: its number stays its own for ever. */
  readonly from?: string;
  readonly until?: string;
}

/** The standards as a version of the procedure has them: reference data, changed by adopting another version. */
export interface BehaviorNumbers {
  readonly rules: readonly RuleOfBehavior[];
}

/** How a rule may be broken short of doing the act oneself, and just as gravely (7 NYCRR 270.3, from knowledge). */
export const mannersOfBreaking = ['attempt', 'conspiracy', 'accessory'] as const;
export type MannerOfBreaking = (typeof mannersOfBreaking)[number];

const seen: readonly (readonly [string, string, readonly (1 | 2 | 3)[]])[] = [
  ['1.00', 'Penal Law offense', [2, 3]],
  ['100.10', 'Assault on an incarcerated individual', [2, 3]],
  ['100.11', 'Assault on staff', [2, 3]],
  ['100.12', 'Assault on another person', [2, 3]],
  ['100.13', 'Fighting', [1, 2, 3]],
  ['100.14', 'Martial arts', [1, 2]],
  ['100.15', 'Unauthorized sparring or exercise', [1, 2]],
  ['101.10', 'Sex offense', [1, 2, 3]],
  ['105.13', 'Gangs', [1, 2, 3]],
];

const fromKnowledge: readonly (readonly [string, string])[] = [
  ['101.11', 'Forcible touching'],
  ['101.20', 'Lewd conduct'],
  ['101.21', 'Physical contact'],
  ['101.22', 'Stalking'],
  ['102.10', 'Threats'],
  ['103.10', 'Bribery or extortion'],
  ['103.20', 'Soliciting'],
  ['104.10', 'Rioting'],
  ['104.11', 'Violent conduct'],
  ['104.12', 'Demonstration'],
  ['104.13', 'Creating a disturbance'],
  ['104.14', 'Other conduct detrimental to order'],
  ['105.10', 'Unauthorized assembly'],
  ['105.11', 'Speeches'],
  ['105.14', 'Unauthorized organization or its materials'],
  ['106.10', 'Refusing a direct order'],
  ['106.11', 'Refusing a DNA sample'],
  ['107.10', 'Interference with an employee'],
  ['107.11', 'Harassment'],
  ['107.20', 'False information'],
  ['107.21', 'False lien or UCC filing'],
  ['108.10', 'Escape'],
  ['108.11', 'Escape items'],
  ['108.12', 'Facilitating escape'],
  ['108.13', 'False dummy or simulation'],
  ['108.14', 'Temporary release violation'],
  ['108.15', 'Absconding'],
  ['109.10', 'Out of place'],
  ['109.11', 'Leaving the assigned area'],
  ['109.12', 'Movement regulations'],
  ['109.15', 'Refusing transfer or housing'],
  ['110.10', 'Identification card'],
  ['110.20', 'False identity'],
  ['110.21', 'Forged identification'],
  ['110.31', 'Altered appearance'],
  ['110.32', 'Altered appearance'],
  ['110.33', 'Altered appearance'],
  ['111.10', 'Impersonation'],
  ['112.10', 'Count and cell visibility'],
  ['112.11', 'Count and cell visibility'],
  ['112.12', 'Count and cell visibility'],
  ['112.13', 'Count and cell visibility'],
  ['112.20', 'Count and cell visibility'],
  ['112.21', 'Count and cell visibility'],
  ['112.22', 'Count and cell visibility'],
  ['113.10', 'Weapon'],
  ['113.11', 'Altered item'],
  ['113.12', 'Controlled substance or paraphernalia'],
  ['113.13', 'Alcohol or intoxicant'],
  ['113.14', 'Unauthorized medication'],
  ['113.15', 'Unauthorized exchange'],
  ['113.16', 'Money'],
  ['113.17', 'Jewelry'],
  ['113.18', 'Tools'],
  ['113.19', 'Excess State items'],
  ['113.20', 'Excess property'],
  ['113.21', 'Tobacco'],
  ['113.22', 'Property in an unauthorized area'],
  ['113.23', 'Contraband'],
  ['113.24', 'Drug use'],
  ['113.25', 'Drug possession'],
  ['113.26', 'Personal information or papers'],
  ['113.27', 'Personal information or papers'],
  ['113.28', 'Personal information or papers'],
  ['113.29', 'Electronic device'],
  ['113.30', 'UCC material'],
  ['114.10', 'Smuggling'],
  ['115.10', 'Refusing search or frisk'],
  ['116.10', 'Property damage or loss'],
  ['116.11', 'Altering or tampering with property'],
  ['116.12', 'Tampering with locks'],
  ['116.13', 'Theft or vandalism'],
  ['117.10', 'Explosives'],
  ['118.10', 'Arson'],
  ['118.20', 'Fire equipment'],
  ['118.21', 'Flammable materials'],
  ['118.22', 'Unhygienic act'],
  ['118.23', 'Health reporting'],
  ['118.30', 'Untidy cell or person'],
  ['118.31', 'Untidy cell or person (related)'],
  ['118.32', 'Untidy cell or person (related)'],
  ['118.33', 'Untidy cell or person (related)'],
  ['119.10', 'False alarm'],
  ['120.10', 'Gambling'],
  ['120.20', 'Gambling operations or items'],
  ['120.21', 'Gambling operations or items'],
  ['121.10', 'Telephone program'],
  ['121.11', 'Telephone program'],
  ['121.12', 'Telephone program'],
  ['121.13', 'Telephone program'],
  ['121.14', 'Telephone program'],
  ['122.10', 'Smoking'],
  ['123.10', 'Tattooing or self-mutilation'],
  ['124.10', 'Messhall'],
  ['124.11', 'Messhall'],
  ['124.12', 'Messhall'],
  ['124.13', 'Messhall'],
  ['124.14', 'Messhall'],
  ['124.15', 'Messhall'],
  ['124.16', 'Messhall'],
  ['180.10', 'Visiting procedures'],
  ['180.11', 'Correspondence procedures'],
  ['180.12', 'Package procedures'],
  ['180.13', 'Family reunion program'],
  ['180.14', 'Urinalysis testing'],
  ['180.17', 'Unauthorized legal assistance'],
  ['181.10', 'Not complying with a hearing disposition'],
];

/** Every rule, in order of number. */
export const rulesOfBehavior: readonly RuleOfBehavior[] = [
  ...seen.map(([number, title, tiers]): RuleOfBehavior => ({ number, title, tiers, sure: 'seen' })),
  ...fromKnowledge.map(([number, title]): RuleOfBehavior => ({ number, title, sure: 'from knowledge' })),
].toSorted((a, b) => Number(a.number) - Number(b.number));

const byNumber = new Map(rulesOfBehavior.map((rule) => [rule.number, rule]));

/** The rule of a number such as `100.13`, if it is known. */
export function ruleNumbered(number: string): RuleOfBehavior | undefined {
  return byNumber.get(number);
}

/** The standards that hold where no other version has been adopted. */
export const behaviorVersions: readonly ProcedureVersion<BehaviorNumbers>[] = [
  { effective: '1900-01-01', scope: 'state', source: '7 NYCRR 270.2: 1.00 to 101.10 and 105.13 seen, the rest from knowledge; import the official text before use', numbers: { rules: rulesOfBehavior } },
];
