import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { roleNames } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { itemIssued, itemIssueVoided, itemWithdrawalVoided, itemWithdrawn, packageReceived, packageVoided, type ItemIssued } from '../../shared/shu/items.ts';
import { levelOn } from '../../shared/shu/slice.ts';
import classes from '../case/case.module.css';
import { recordOf } from '../case/record-of.ts';
import { sayDay } from '../design/day.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import person from '../person/person.module.css';
import { useWho } from '../shell/who.ts';
import { itemActAddress, itemActs, type ItemAct } from './addresses.ts';
import { IssueForm } from './issue-form.tsx';
import { PackageForm } from './package-form.tsx';
import { PrivilegesSheet } from './privileges-sheet.tsx';
import { PrivilegesTable } from './privileges-table.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

const titles: Readonly<Record<ItemAct, string>> = { issue: 'Issue an item', withdraw: 'Withdraw an item', package: 'The package of Level III' };
const kinds = { issue: itemIssued, withdraw: itemWithdrawn, package: packageReceived } as const satisfies Record<ItemAct, object>;

/** The items in a person's hands, the one package, and what each level gives; with an act, its form. */
export function ItemsPage({ person: id, act, root }: { readonly person: string; readonly act: string | undefined; readonly root: string | undefined }) {
  const known = itemActs.find((one) => one === act);
  return (
    <FormPage person={id} title={act === undefined ? 'Items and privileges' : known ? titles[known] : 'Nothing to fill in'}>
      {(page) => {
        if (act === undefined) return <Shown page={page} />;
        if (!known) return <div className="sheet empty">There is no act of that name.</div>;
        return <Act page={page} act={known} root={root} />;
      }}
    </FormPage>
  );
}

function Act({ page, act, root }: { readonly page: PersonPage; readonly act: ItemAct; readonly root: string | undefined }) {
  const { who } = useWho();
  if (!kinds[act].roles.includes(who.role)) return <div className="sheet empty">This is entered by: {kinds[act].roles.map((role) => roleNames[role]).join(', ')}.</div>;
  const issued = page.items.issued.find((one) => one.root === root);
  const received = page.items.packages.find((one) => one.root === root);
  const stands = act === 'package' ? received : issued;
  if ((root !== undefined && !stands) || (act === 'withdraw' && !issued)) return <div className="sheet empty">What this is about does not stand. Open the person’s items and choose again.</div>;
  if (act === 'issue') return <IssueForm key={issued?.entry ?? act} page={page} correcting={issued} />;
  if (act === 'package') return <PackageForm key={received?.entry ?? act} page={page} correcting={received} />;
  return <WithdrawForm key={issued!.withdrawn?.entry ?? act} page={page} issued={issued!} />;
}

function Shown({ page }: { readonly page: PersonPage }) {
  const { today } = useWho();
  return (
    <>
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <Issued page={page} />
          <Package page={page} />
        </div>
        <div className={classes['column']}>
          <PrivilegesSheet page={page} />
        </div>
      </div>
      <PrivilegesTable level={levelOn(recordOf(page), today)?.level ?? null} />
    </>
  );
}

function Issued({ page }: { readonly page: PersonPage }) {
  const { who } = useWho();
  const may = itemIssued.roles.includes(who.role);
  const { issued } = page.items;
  const held = issued.filter(({ withdrawn }) => withdrawn === null);
  const before = issued.filter(({ withdrawn }) => withdrawn !== null).toReversed();
  return (
    <section className="sheet" aria-label="Items issued">
      <div className="sheet-title">
        <Title order={2}>
          Items issued <span className="quiet">{held.length} in his hands</span>
        </Title>
        {may && (
          <Button component={Link} href={itemActAddress(page.id, 'issue')} size="compact-sm" variant="subtle">
            Issue
          </Button>
        )}
      </div>
      {issued.length === 0 && <div className="empty">No item was issued.</div>}
      {held.map((one) => (
        <Item key={one.root} page={page} one={one} may={may} />
      ))}
      {before.length > 0 && (
        <Title order={3} mt="md">
          Withdrawn <span className="quiet">{before.length}</span>
        </Title>
      )}
      {before.map((one) => (
        <Item key={one.root} page={page} one={one} may={may} />
      ))}
    </section>
  );
}

function Item({ page, one: { root, entry, day, by, item, description, reason, withdrawn }, may }: { readonly page: PersonPage; readonly one: ItemIssued; readonly may: boolean }) {
  const name = item === 'other' ? description : item;
  const author = (account: string) => page.authors[account] ?? account;
  return (
    <article className={person['fact']} aria-label={`${name}, ${sayDay(day)}`}>
      <div className={person['factHead']}>
        <Text>
          <b>{name}</b>
          {item !== 'other' && `: ${description}`}
        </Text>
        {may && (
          <Group gap={4} wrap="nowrap">
            {withdrawn === null && (
              <Button component={Link} href={itemActAddress(page.id, 'withdraw', root)} size="compact-xs" variant="default">
                Withdraw
              </Button>
            )}
            <Button component={Link} href={itemActAddress(page.id, 'issue', root)} size="compact-xs" variant="subtle">
              Correct
            </Button>
            <StrikeOut subject={page.id} kind={itemIssueVoided.name} entry={entry} effective={day} fact={`the issue of ${name}`} seen={page.seen} />
          </Group>
        )}
      </div>
      <Text size="sm" className="quiet">
        Issued {sayDay(day)} by {author(by)}
        {reason && `. ${reason}`}
      </Text>
      {withdrawn && (
        <div className={person['factHead']}>
          <Text size="sm">
            <b>Withdrawn {sayDay(withdrawn.day)}</b>, {author(withdrawn.by)}
            {withdrawn.reason && `: ${withdrawn.reason}`}
          </Text>
          {may && (
            <Group gap={4} wrap="nowrap">
              <Button component={Link} href={itemActAddress(page.id, 'withdraw', root)} size="compact-xs" variant="subtle">
                Correct
              </Button>
              <StrikeOut subject={page.id} kind={itemWithdrawalVoided.name} entry={withdrawn.entry} effective={withdrawn.day} fact={`the withdrawal of ${name}`} seen={page.seen} />
            </Group>
          )}
        </div>
      )}
    </article>
  );
}

function Package({ page }: { readonly page: PersonPage }) {
  const { who } = useWho();
  const may = packageReceived.roles.includes(who.role);
  const { packages } = page.items;
  return (
    <section className="sheet" aria-label="The package">
      <div className="sheet-title">
        <Title order={2}>The package</Title>
        {may && (
          <Button component={Link} href={itemActAddress(page.id, 'package')} size="compact-sm" variant="subtle">
            Enter
          </Button>
        )}
      </div>
      <Text size="sm" className="quiet">
        At Level III, one package in a stay, for what he has neither of: personal sneakers or shorts. The area Sergeant handles it (PIMS, Upstate 5/01/01 p. 2 B).
      </Text>
      {packages.length === 0 && <div className="empty">No package was received.</div>}
      {packages.map(({ root, entry, day, by, items, description, reason }) => (
        <article key={root} className={person['fact']} aria-label={`Package of ${sayDay(day)}`}>
          <div className={person['factHead']}>
            <Text>
              <b>{items.join(' and ')}</b>
              {description && `: ${description}`}
            </Text>
            {may && (
              <Group gap={4} wrap="nowrap">
                <Button component={Link} href={itemActAddress(page.id, 'package', root)} size="compact-xs" variant="subtle">
                  Correct
                </Button>
                <StrikeOut subject={page.id} kind={packageVoided.name} entry={entry} effective={day} fact={`the package of ${sayDay(day)}`} seen={page.seen} />
              </Group>
            )}
          </div>
          <Text size="sm" className="quiet">
            Received {sayDay(day)}, {page.authors[by] ?? by}
            {reason && `. ${reason}`}
          </Text>
        </article>
      ))}
    </section>
  );
}
