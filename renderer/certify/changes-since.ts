import type { Certificate } from '../../shared/time/certificate.ts';
import { changesBetween } from '../../shared/time/inputs.ts';
import { differencesBetween, titleOf } from '../../shared/time/shown-dates.ts';
import { sayShownDate } from './say-shown.ts';

/** What a certificate has otherwise than the one before: what it rests on, then the dates; that nothing is different, where nothing is. */
export function changesSince(before: Certificate, certificate: Certificate): readonly string[] {
  const dates = differencesBetween(before.dates, certificate.dates).map(({ name, was, is }) => `${titleOf(name)}: ${sayShownDate(is)}, was ${sayShownDate(was)}`);
  const changes = [...changesBetween(before.basis, certificate.basis), ...dates];
  return changes.length > 0 ? changes : ['nothing is different'];
}
