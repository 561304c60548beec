import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { EntryBody } from '../daybook/entry-body.tsx';
import { EntryLine } from '../daybook/entry-line.tsx';
import daybook from '../daybook/daybook.module.css';
import { known } from '../../shared/capabilities.ts';
import type { Kind } from '../../shared/entry/kind.ts';
import { isOfQuestions, isOpen, maySettle, settlementBody } from '../../shared/entry/question.ts';
import type { DaybookLine } from '../../shared/contract/shapes.ts';
import { StrikeOut } from '../forms/strike-out.tsx';
import { matterAddress } from '../inbox/settling.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';

/** The person's entries in order: what was written, what struck it, by whom and when. */
export function PersonDaybook({ page }: { readonly page: PersonPage }) {
  const { queries } = useStation();
  const [open, setOpen] = useState<string | null>(null);
  const lines = useQuery(queries.entries.daybook.queryOptions({ input: { subject: { type: 'person', id: page.id } } }));
  const byId = new Map(lines.data?.map((line) => [line.id, line]));
  const names = { ...page.authors, ...Object.fromEntries((lines.data ?? []).map(({ id, says }) => [id, says])) };
  return (
    <section className="sheet" aria-label="The person's daybook">
      <div className="sheet-title">
        <Title order={2}>Daybook</Title>
        <Text size="sm" className="quiet">
          Entries in the order in which they were made. A struck entry stays; what struck it names it.
        </Text>
      </div>
      {!lines.data && <Skeleton height={120} />}
      {lines.data?.map((line) => {
        const strikes = line.strikes === null ? undefined : byId.get(line.strikes);
        return (
          <EntryLine key={line.id} line={line}>
            {strikes && (
              <div className="quiet">
                strikes no. {strikes.seq}: <span className="struck">{strikes.says}</span>
              </div>
            )}
            {line.outcome.is === 'struck' && <div className="quiet">struck by no. {byId.get(line.outcome.by)?.seq ?? '?'}</div>}
            {isOpen(line.outcome) && <Link href={matterAddress(line.id)}>Open it in the inbox</Link>}
            <Group gap={4} ml={-7}>
              {line.kind !== 'expunged' && (
                <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen(open === line.id ? null : line.id)} aria-expanded={open === line.id}>
                  {open === line.id ? 'Close' : 'In full'}
                </Button>
              )}
              <Undo line={line} page={page} byId={byId} />
            </Group>
            {open === line.id && (
              <div className={daybook['detail']}>
                <EntryBody body={line.body} names={names} />
                <span className="quiet">
                  {line.kind} · station {line.station} · no. {line.seq} · hash {line.hash.slice(0, 16)}…
                </span>
              </div>
            )}
          </EntryLine>
        );
      })}
    </section>
  );
}

interface UndoProps {
  readonly line: DaybookLine;
  readonly page: PersonPage;
  readonly byId: ReadonlyMap<string, DaybookLine>;
}

/** What can still be done with a line that no other page shows: bring back what it struck out, strike it where it stands aside, take a settlement back. */
function Undo({ line, page, byId }: UndoProps) {
  const { who, mainOffice } = useWho();
  const kind = known.kind(line.kind)?.kind;
  const base = kind?.voids ?? kind?.corrects ?? kind?.name;
  const voiding = known.capabilities.flatMap((capability) => capability.kinds).find((one) => one.voids === base);
  if (!kind || !voiding?.roles.includes(who.role)) return null;
  const isSettling = isOfQuestions(kind.name);
  // The main office settles and takes back what was settled; what happened is entered, and struck out, at the facility.
  if (mainOffice !== null && !isSettling) return null;
  if (isSettling && !maySettle(kindsSettled(line, byId), who.role, mainOffice === null ? 'facility' : 'main office')) return null;
  const asked = { subject: page.id, kind: voiding.name, entry: line.id, effective: line.effective, seen: page.seen };
  if (kind.voids !== undefined && line.outcome.is === 'applied') return <StrikeOut {...asked} label="Bring back" fact="what this struck out" />;
  if (kind.settles && line.outcome.is === 'applied') return <StrikeOut {...asked} label="Take back" fact="this settlement" />;
  if (line.outcome.is === 'standing aside') return <StrikeOut {...asked} fact="this entry" />;
  return null;
}

/** The kinds of what a settlement settles, or the settlement that a line took back, through one another. */
function kindsSettled(line: DaybookLine, byId: ReadonlyMap<string, DaybookLine>): readonly Kind<any, any>[] {
  const about = new Set([line.id]);
  for (const id of about) {
    const { kind = '', body, strikes } = byId.get(id) ?? {};
    if (!isOfQuestions(kind)) continue;
    for (const other of [...(settlementBody.safeParse(body).data?.settles ?? []), ...(strikes ? [strikes] : [])]) about.add(other);
  }
  return [...about].flatMap((id) => known.kind(byId.get(id)?.kind ?? '')?.kind ?? []);
}
