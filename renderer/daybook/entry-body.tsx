import { sayLabel, sayValue } from './body-words.ts';
import classes from './daybook.module.css';

interface BodyProps {
  /** The words of an entry, of any kind. */
  readonly body: unknown;
  /** What the ids in it stand for. */
  readonly names?: Readonly<Record<string, string>>;
}

const nothing: Readonly<Record<string, string>> = {};

/** The words of an entry of any kind, as fields with their names: no kind can be without it, since it asks only what is there. */
export function EntryBody({ body, names = nothing }: BodyProps) {
  if (isBlank(body)) {
    return <span className="quiet">{body === null ? 'Its words are not shown.' : 'It has no words of its own.'}</span>;
  }
  return <Fields value={body as object} names={names} />;
}

function Fields({ value, names }: { readonly value: object; readonly names: Readonly<Record<string, string>> }) {
  return (
    <dl className={classes['fields']}>
      {Object.entries(value).map(([key, one]) => (
        <div key={key} className={isDeep(one) ? classes['deep'] : undefined}>
          <dt>{sayLabel(key)}</dt>
          <dd>
            <Value value={one} names={names} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value, names }: { readonly value: unknown; readonly names: Readonly<Record<string, string>> }) {
  if (Array.isArray(value)) {
    if (value.length === 0) return <span className="quiet">none</span>;
    if (!value.some(isDeep)) return value.map((one) => sayValue(one, names)).join(', ');
    return (
      <ol className={classes['list']}>
        {value.map((one, index) => (
          <li key={index}>
            <Value value={one} names={names} />
          </li>
        ))}
      </ol>
    );
  }
  if (typeof value === 'object' && value !== null) return isBlank(value) ? <span className="quiet">none</span> : <Fields value={value} names={names} />;
  return <span className={value === null || value === '' ? 'quiet' : undefined}>{sayValue(value, names)}</span>;
}

function isDeep(value: unknown): boolean {
  return Array.isArray(value) ? value.some((one) => typeof one === 'object' && one !== null) : typeof value === 'object' && value !== null;
}

function isBlank(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}
