import { roleNames, type Role } from '../../shared/accounts/roles.ts';
import type { OfficeContext } from '../office/context.ts';
import { besideBranch, branchesAside, type Branch } from '../office/quarantine.ts';
import { sayEntries, type Said } from '../office/said.ts';

/** As many entries of a branch are written out; the rest is counted, and `export quarantine` has all of it. */
const written = 40;

/**
 * What is in quarantine, in plain words, a line each: of every branch what it says, and what the book says at the same places. In: the names of
 * administrators, by id; whether those that were decided are listed too.
 */
export async function quarantineLines({ store, registry }: OfficeContext, administrators: ReadonlyMap<string, string>, all: boolean): Promise<readonly string[]> {
  return await store.transaction(async (transaction) => {
    const branches = await branchesAside(transaction, registry);
    const facilities = new Map((await transaction.facilities()).map(({ id, name }) => [id, name]));
    const shown = branches.filter(({ decided }) => all || decided === null);
    const lines = shown.length === 0 ? ['Nothing in quarantine waits for a decision.'] : [];
    for (const branch of shown) {
      const { entries, station } = branch;
      const facility = facilities.get(station.facility) ?? 'the main office';
      lines.push(`Branch ${branch.name} of ${station.name}, ${facility} (${station.id})`, ...about(branch, administrators));
      lines.push('  kept aside:', ...saidLines(await sayEntries(transaction, registry, entries.slice(0, written))), ...more(entries.length));
      const held = await besideBranch(transaction, branch);
      lines.push(held.length === 0 ? '  the book has nothing at these places' : '  in the book at the same places:', ...saidLines(await sayEntries(transaction, registry, held.slice(0, written))), ...more(held.length), '');
    }
    const decided = branches.length - shown.length;
    return decided > 0 ? [...lines, `${decided} decided ${decided === 1 ? 'branch is' : 'branches are'} kept too: --all lists ${decided === 1 ? 'it' : 'them'}.`] : lines;
  });
}

function about({ entries, decided }: Branch, administrators: ReadonlyMap<string, string>): readonly string[] {
  const [first, last] = [entries[0]!, entries.at(-1)!];
  const which = entries.length === 1 ? `entry ${first.seq}` : `${entries.length} entries, ${first.seq} to ${last.seq}`;
  const kept = `  ${which}, kept ${new Date(first.at).toISOString()}: ${first.why}`;
  if (!decided) return [kept];
  const left = decided.left.length > 0 ? ` (${decided.left.length} left aside: ${decided.left.slice(0, 20).join(', ')})` : '';
  return [kept, `  ${decided.decision}${left} by ${administrators.get(decided.author) ?? decided.author}, ${decided.at}: ${decided.reason}`];
}

function saidLines(entries: readonly Said[]): readonly string[] {
  return entries.map(({ seq, at, effective, about: whom, says, reason, by, role }) => `    ${seq}  ${at.slice(0, 16).replace('T', ' ')} UTC  ${whom}: ${says}, as of ${effective}${reason === undefined ? '' : `, “${reason}”`}; by ${by}, ${roleNames[role as Role] ?? role}`);
}

function more(count: number): readonly string[] {
  return count > written ? [`    and ${count - written} more`] : [];
}
