import { statusOf, type Refusal } from '../../shared/sync/protocol.ts';

/** A request that is refused: thrown to undo what it began, answered as its refusal. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.says);
    this.name = 'Refused';
    this.refusal = refusal;
  }

  get status(): number {
    return statusOf(this.refusal.refused);
  }
}

/** Refuses a request. In: why, and one sentence for a person; what goes with some of them. */
export function refuse(refused: Refusal['refused'], says: string, more: Omit<Refusal, 'refused' | 'says'> = {}): never {
  throw new Refused({ refused, says, ...more });
}
