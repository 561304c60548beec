import type { Act } from '../../shared/contract/contract.ts';
import { computationCertified, computationChecked } from '../../shared/time/certificate.ts';
import { shownDate } from '../../shared/time/computation.ts';
import { manualDateEntered, type ManualDateBody } from '../../shared/time/manual-date.ts';
import { certificationPreview } from '../store/queries/certification.ts';
import { type Extras } from './acts.ts';
import type { TestStation } from './station.ts';

function previewOf({ station }: Pick<TestStation, 'station'>, person: string) {
  const preview = certificationPreview(station.db, person, station.procedures, station.today());
  if (!preview) throw new Error(`nobody is ${person}`);
  return preview;
}

function about(at: Pick<TestStation, 'station'>, person: string, kind: string, body: object, extras: Extras = {}): Act {
  return { kind, subject: { type: 'person', id: person }, effective: at.station.today().toString(), body, ...extras };
}

/** `computation.certified` of what the station has now, for a reason of the procedure. */
export function certifyDates(at: Pick<TestStation, 'station'>, person: string, code = 'new-commitment'): Act {
  const { basis, computation, reasons, seen } = previewOf(at, person);
  return about(at, person, computationCertified.name, { reason: reasons.find((one) => one.code === code), basis, computation }, { seen: [...seen] });
}

/** `computation.checked` of a certificate, in agreement unless a remark says what is not right. */
export function checkCertificate(at: Pick<TestStation, 'station'>, person: string, certificate: string, remark?: string): Act {
  return about(at, person, computationChecked.name, { certificate, agrees: remark === undefined, ...(remark === undefined ? {} : { remark }) });
}

/** `manual-date.entered`: conditional release ordered by a court, unless told otherwise. */
export function enterByHand(at: Pick<TestStation, 'station'>, person: string, words: Partial<ManualDateBody> = {}): Act {
  const { computation, manualReasons } = previewOf(at, person);
  const date = words.date ?? 'CR';
  return about(at, person, manualDateEntered.name, { date, value: '2022-10-17', reason: manualReasons[0], remark: 'Order of 12 January 2026', engine: shownDate(computation, date), ...words });
}
