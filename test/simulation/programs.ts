import { known } from '../../shared/capabilities.ts';
import { registry, type Registry } from '../../shared/entry/fold.ts';

const unknownToOld = /^(level|report)\./;

/** An old program: it does not know the kinds about levels and reports yet. */
export const oldProgram: Registry = registry(known.capabilities.map((capability) => ({ ...capability, kinds: capability.kinds.filter(({ name }) => !unknownToOld.test(name)) })));

export { known as presentProgram };
