import { Link } from 'wouter';
import { isNotFound, letGoIn } from '../station-link/station.tsx';
import { LetGo } from '../transfer/let-go.tsx';

/** Stands where a person's page would: his book was let go, there is nobody of that number, or the station does not say. */
export function NoPerson({ error }: { readonly error: Error }) {
  const gone = letGoIn(error);
  if (gone) return <LetGo person={gone} />;
  return (
    <div className="page empty">
      {isNotFound(error) ? 'Nobody of that number is on this station. ' : 'The station does not answer. What is on record is safe on disk. '}
      <Link href="/people">See everyone</Link>.
    </div>
  );
}
