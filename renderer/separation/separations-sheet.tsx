import { Button, Group, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { SeparationLine } from '../../shared/contract/housing-shapes.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { separationEndCorrected, separationEnded, separationEndVoided, separationVoided } from '../../shared/housing/separation.ts';
import { sayDay } from '../design/day.tsx';
import { ActDialog } from '../forms/act-dialog.tsx';
import { CorrectDialog } from '../forms/correct-dialog.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';

/** From whom a person is to be kept separate, by orders on his record or on the other's; ended ones after those in force. */
export function SeparationsSheet({ page, canOrder }: { readonly page: PersonPage; readonly canOrder: boolean }) {
  const { queries } = useStation();
  const lines = useQuery(queries.housing.separations.queryOptions({ input: { person: page.id } }));
  return (
    <section className="sheet" aria-label="Kept separate">
      <div className="sheet-title">
        <Title order={2}>Kept separate</Title>
        {canOrder && (
          <Button component={Link} href={`/people/${page.id}/keep-separate`} size="compact-sm" variant="subtle">
            Order
          </Button>
        )}
      </div>
      {lines.data?.length === 0 && <div className="empty">No order keeps anybody separate from this person.</div>}
      {lines.data && lines.data.length > 0 && (
        <Table>
          <Table.Tbody>
            {lines.data.map((line) => (
              <Table.Tr key={line.root}>
                <Table.Td>
                  <Link href={`/people/${line.withId}/level`}>{line.withName}</Link>
                  <div className="quiet">{line.withCell ?? 'in no cell'}</div>
                </Table.Td>
                <Table.Td>
                  {line.why}
                  <div className="quiet">
                    {line.ended === null ? `since ${sayDay(line.since)}` : `${sayDay(line.since)} to ${sayDay(line.ended)}, ended`}
                    {line.scope !== null && ` · ${line.scope}`}
                    {line.person !== page.id && ' · made on the other’s record'}
                  </div>
                </Table.Td>
                <Table.Td>
                  {canOrder && line.ended === null && line.person === page.id && (
                    <Group gap={4} justify="flex-end" wrap="nowrap">
                      <EndOrder page={page} line={line} />
                      <Button component={Link} href={`/people/${page.id}/keep-separate/${line.root}`} size="compact-xs" variant="subtle">
                        Correct
                      </Button>
                      <StrikeOut subject={page.id} kind={separationVoided.name} entry={line.entry} effective={line.since} fact={`the order to keep separate from ${line.withName}`} seen={page.seen} />
                    </Group>
                  )}
                  {canOrder && line.ended !== null && line.endEntry !== null && line.person === page.id && (
                    <Group gap={4} justify="flex-end" wrap="nowrap">
                      <CorrectDialog subject={page.id} kind={separationEndCorrected.name} entry={line.endEntry} fact={`the end of the order to keep separate from ${line.withName}`} effective={line.ended} dayLabel="Ended on" words={{}} bodyOf={() => ({ order: line.root })} seen={page.seen} />
                      <StrikeOut subject={page.id} kind={separationEndVoided.name} entry={line.endEntry} effective={line.ended} fact={`the end of the order to keep separate from ${line.withName}`} seen={page.seen} />
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function EndOrder({ page, line }: { readonly page: PersonPage; readonly line: SeparationLine }) {
  const { today } = useWho();
  return (
    <ActDialog
      label="End"
      title={`End the order to keep separate from ${line.withName}`}
      words={{}}
      day={{ label: 'Ended on', first: today }}
      keeps="The order stays in the daybook, with its end."
      submit="End the order"
      recorded={{ title: 'Order ended', text: 'It is in the book.' }}
      act={(_, day) => ({ kind: separationEnded.name, subject: { type: 'person', id: page.id }, effective: day, body: { order: line.root } })}
      seen={page.seen}
    />
  );
}
