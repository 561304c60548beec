import type { PersonPage } from '../../shared/contract/shapes.ts';
import { eligibilityWithdrawn } from '../../shared/shu/finding.ts';
import type { Finding } from '../../shared/shu/slice.ts';
import { ActDialog } from '../forms/act-dialog.tsx';
import { useWho } from '../shell/who.ts';

/** Taking a finding back: from a day, for a reason. He leaves the waiting list. */
export function WithdrawFinding({ page, finding }: { readonly page: PersonPage; readonly finding: Finding }) {
  const { today } = useWho();
  return (
    <ActDialog
      label="Withdraw"
      title={`Withdraw the finding for Level ${finding.to}`}
      words={{}}
      day={{ label: 'Withdrawn on', first: today }}
      keeps="The finding stays in the daybook, with its withdrawal. The person leaves the waiting list."
      submit="Withdraw the finding"
      recorded={{ title: 'Finding withdrawn', text: 'It is in the book.' }}
      act={(_, day) => ({ kind: eligibilityWithdrawn.name, subject: { type: 'person', id: page.id }, effective: day, body: { finding: finding.root } })}
      seen={page.seen}
    />
  );
}
