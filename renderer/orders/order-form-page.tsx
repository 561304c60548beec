import { roleNames, shuRoles } from '../../shared/accounts/roles.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { orderSubjects, type OrderSubject } from '../../shared/shu/order.ts';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';
import { orderActs, type OrderAct } from './addresses.ts';
import { EndForm } from './end-form.tsx';
import { IssueForm } from './issue-form.tsx';
import { orderWords } from './order-words.ts';
import { ReviewForm } from './review-form.tsx';

/** The page on which an order is issued. */
export function IssuePage({ person, of }: { readonly person: string; readonly of: string }) {
  const { who, today, procedures } = useWho();
  const known = orderSubjects.find((one): one is OrderSubject => one === of);
  const issuedBy = known === undefined ? [] : inForceOn(procedures.levels, Temporal.PlainDate.from(today)).numbers.orders[known].issuedBy;
  return (
    <FormPage person={person} title={known ? `Issue a ${orderWords[known].title.toLowerCase()}` : 'Nothing to fill in'}>
      {(page) => {
        if (!known) return <div className="sheet empty">There is no order of that name.</div>;
        if (!issuedBy.includes(who.role)) return <div className="sheet empty">Such an order is issued by: {issuedBy.map((role) => roleNames[role]).join(', ')}.</div>;
        return <IssueForm page={page} of={known} correcting={undefined} />;
      }}
    </FormPage>
  );
}

const titles: Readonly<Record<OrderAct, string>> = { review: 'Review an order', end: 'End an order', correct: 'Correct an order' };

/** The page on which an order that stands is reviewed, ended or corrected. */
export function OrderActPage({ person, order: root, act }: { readonly person: string; readonly order: string; readonly act: string }) {
  const { who } = useWho();
  const known = orderActs.find((one): one is OrderAct => one === act);
  return (
    <FormPage person={person} title={known ? titles[known] : 'Nothing to fill in'}>
      {(page) => {
        const order = page.shu.orders.find((one) => one.root === root);
        if (!known || !order || (known !== 'correct' && order.ended)) return <div className="sheet empty">There is no such order in force. Open the person’s orders and choose one.</div>;
        if (!shuRoles.includes(who.role)) return <div className="sheet empty">This is for: {shuRoles.map((role) => roleNames[role]).join(', ')}.</div>;
        if (known === 'review') return <ReviewForm page={page} order={order} />;
        if (known === 'end') return <EndForm page={page} order={order} />;
        return <IssueForm key={order.entry} page={page} of={order.of} correcting={order} />;
      }}
    </FormPage>
  );
}
