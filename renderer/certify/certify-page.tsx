import { Alert, Button, Skeleton, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CertificationPreview, PersonPage } from '../../shared/contract/shapes.ts';
import { computationCertified } from '../../shared/time/certificate.ts';
import type { DateName } from '../../shared/time/computation.ts';
import { changesBetween } from '../../shared/time/inputs.ts';
import classes from '../commitment/commitment.module.css';
import { ActForm } from '../forms/act-form.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { NoPerson } from '../person/no-person.tsx';
import { Steps } from '../person/steps.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { ChangesNotice } from './changes-notice.tsx';
import { DatesCompared } from './dates-compared.tsx';
import { RestsOn } from './rests-on.tsx';

/** Previewing the dates as the engine has them now, and certifying them with a reason. */
export function CertifyPage({ person }: { readonly person: string }) {
  const { queries } = useStation();
  const preview = useQuery(queries.certification.preview.queryOptions({ input: { person } }));
  return (
    <FormPage person={person} title="Certify the dates">
      {(page) => {
        if (!preview.data) return preview.error ? <NoPerson error={preview.error} /> : <Skeleton height={240} />;
        return <CertifyForm page={page} present={preview.data} again={async () => (await preview.refetch()).data} />;
      }}
    </FormPage>
  );
}

interface CertifyFormProps {
  readonly page: PersonPage;
  /** What the station has now. */
  readonly present: CertificationPreview;
  readonly again: () => Promise<CertificationPreview | undefined>;
}

function CertifyForm({ page, present, again }: CertifyFormProps) {
  const { today } = useWho();
  const [, go] = useLocation();
  // What is certified is what was in sight: it changes only when the clerk asks to see what is new.
  const [sight, setSight] = useState(present);
  const [open, setOpen] = useState<DateName>('CR');
  const form = useForm({ initialValues: { reason: '', remark: '' } });
  const { basis, computation, reasons } = sight;
  const last = page.certificates.at(-1);
  const chosen = reasons.find((one) => one.code === form.values.reason);
  if (computation.outcome === 'not computed') {
    return (
      <Alert color="gray" title="There are no dates to certify">
        {computation.missing.map((missing) => (
          <Text size="sm" key={missing}>
            {missing}
          </Text>
        ))}
      </Alert>
    );
  }
  return (
    <div className={classes['desk']}>
      <ActForm
        form={form}
        draft={{ key: `/people/${page.id}/certify`, title: `Certificate of ${page.identity?.name ?? 'a person'}` }}
        refresh={() => void again().then((fresh) => fresh && setSight(fresh))}
        acts={({ reason, remark }) => [
          {
            kind: computationCertified.name,
            subject: { type: 'person', id: page.id },
            effective: today,
            body: { ...(chosen && reason ? { reason: chosen } : {}), ...(remark.trim() ? { remark } : {}), basis, computation },
            seen: [...sight.seen],
          },
        ]}
        submit="Certify"
        recorded="Certified"
        onDone={() => go(`/people/${page.id}/sentence`)}
      >
        <ChangesNotice title="The record has changed since this page was opened" changes={changesBetween(basis, present.basis)}>
          <Button size="compact-sm" variant="default" mt={6} onClick={() => setSight(present)}>
            Show the dates as they are now
          </Button>
        </ChangesNotice>
        {last && <ChangesNotice title="Changed since the last certificate" changes={changesBetween(last.basis, basis)} />}
        <section className="sheet" aria-label="The certificate">
          <ChoiceField
            label="Reason"
            autoFocus
            withAsterisk
            choices={reasons.map(({ code, title }) => ({ value: code, label: title }))}
            description={chosen ? (chosen.secondCheck ? 'A second person checks it.' : 'No second check is asked for.') : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps('reason')}
          />
          <Textarea label="Remark" autosize minRows={2} mt="sm" {...form.getInputProps('remark')} />
        </section>
        <section className="sheet" aria-label="The dates">
          <div className="sheet-title">
            <Title order={2}>The dates</Title>
          </div>
          <DatesCompared computation={computation} certificate={last} manualDates={page.manualDates} which="all" open={open} onOpen={setOpen} />
        </section>
        <RestsOn basis={basis} />
      </ActForm>
      <aside className={`sheet ${classes['preview']}`} aria-label="How it was worked out">
        <Steps computation={computation} name={open} daybook={`/people/${page.id}/daybook`} />
      </aside>
    </div>
  );
}
