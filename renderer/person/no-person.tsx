import { Link } from 'wouter';
import { isNotFound } from '../station-link/station.tsx';

/** Stands where a person's page would: there is nobody of that number, or the station does not say. */
export function NoPerson({ error }: { readonly error: Error }) {
  return (
    <div className="page empty">
      {isNotFound(error) ? 'Nobody of that number is on this station. ' : 'The station does not answer. What is on record is safe on disk. '}
      <Link href="/people">See everyone</Link>.
    </div>
  );
}
