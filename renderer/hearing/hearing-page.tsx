import { Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { caseIn, type Case } from '../../shared/discipline/case.ts';
import { dispositionDelivered } from '../../shared/discipline/disposition.ts';
import { statusOf } from '../../shared/discipline/status.ts';
import { NoCase } from '../case/act-page.tsx';
import { actAddress, caseAddress } from '../case/addresses.ts';
import { nameOfCase, sayTier } from '../case/case-words.ts';
import { ReportWords } from '../case/report-words.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';
import { aboutCase } from './about.ts';
import { alone } from './act-alone.tsx';
import { AfterDisposition } from './after-disposition.tsx';
import { Charges } from './charges-read.tsx';
import { ClocksBar } from './clocks-bar.tsx';
import { delivery } from './delivery.tsx';
import classes from './hearing.module.css';
import { HearingDesk } from './hearing-desk.tsx';
import { NoticeAndAssistance } from './notice-and-assistance.tsx';

/** The page that a hearing is run from, top to bottom: what is charged, what must be in order, each act as it happens, the disposition and its delivery. */
export function HearingPage({ person, report }: { readonly person: string; readonly report: string }) {
  return (
    <FormPage person={person} title="Hearing">
      {(page) => {
        const held = caseIn(page, report);
        return held ? <Hearing key={held.root} page={page} held={held} /> : <NoCase person={person} />;
      }}
    </FormPage>
  );
}

const DeliveryForm = alone(delivery);

function Hearing({ page, held }: { readonly page: PersonPage; readonly held: Case }) {
  const about = aboutCase(page, held, useWho());
  const { state, says } = statusOf(held);
  const isDisposed = state === 'disposed' || state === 'delivered' || state === 'appealed' || state === 'appeal decided';
  const mayDeliver = dispositionDelivered.roles.includes(about.who.role);
  return (
    <>
      <Text mb="sm">
        <Link href={caseAddress(page.id, held.root)}>{nameOfCase(held)}</Link> · {sayTier(held)} · <b>{state}</b>: {says.charAt(0).toLowerCase() + says.slice(1)}.
      </Text>
      <ClocksBar about={about} />
      <div className={classes['desk']}>
        {isDisposed ? (
          <>
            <AfterDisposition about={about} />
            {state === 'disposed' && mayDeliver && (
              <section aria-label="Delivery of the written disposition">
                <Title order={2} mb="xs">
                  Deliver the written disposition
                </Title>
                <DeliveryForm kinds={delivery.kinds} page={page} held={held} correcting={undefined} move={undefined} address={actAddress(page.id, held.root, dispositionDelivered.name)} />
              </section>
            )}
          </>
        ) : (
          <>
            <Charges about={about} />
            <ReportWords page={page} held={held} />
            <NoticeAndAssistance about={about} />
            <HearingDesk about={about} />
          </>
        )}
      </div>
    </>
  );
}
