import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { checkSize, mostAttachments, type Attachment } from '../../shared/discipline/attachment.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { whatWasRefused, type FileRefused } from './what-was-refused.ts';

/** How far the storing of files is, in bytes; null while nothing is stored. */
interface Progress {
  readonly name: string;
  readonly done: number;
  readonly of: number;
}

/** Storing the files of a form. */
interface Keeping {
  readonly progress: Progress | null;
  readonly refused: readonly FileRefused[];
  /** Stores files, one after the other. */
  add(files: readonly File[]): void;
  remove(file: Attachment): void;
}

/** A file on its way: it stands in the form without a hash, and a form with such a file is not recorded. */
function underWay({ name, size }: File): Attachment {
  return { name, type: 'text/plain', bytes: size, sha256: '' };
}

/** Keeps the files of a form at the station and names them in it. In: those the form names; what is told when they change. */
export function useKeeping(value: readonly Attachment[], onChange: (files: readonly Attachment[]) => void): Keeping {
  const { client } = useStation();
  const { today, procedures } = useWho();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [refused, setRefused] = useState<readonly FileRefused[]>([]);
  const files = useRef(value);
  const isShown = useRef(true);
  const storing = useRef<Promise<void>>(Promise.resolve());
  // What a file that has arrived is put among is what the form names then, not when it was chosen.
  useLayoutEffect(() => {
    files.current = value;
  }, [value]);
  const change = useCallback(
    (next: readonly Attachment[]) => {
      files.current = next;
      onChange(next);
    },
    [onChange],
  );

  // A draft may name a file whose storing ended with the window: it is not there.
  const first = useRef(() => {
    if (files.current.some((one) => one.sha256 === '')) change(files.current.filter((one) => one.sha256 !== ''));
  });
  useEffect(() => {
    isShown.current = true;
    first.current();
    return () => {
      isShown.current = false;
    };
  }, []);

  const keepAll = async (chosen: readonly { readonly file: File; readonly waiting: Attachment }[], before: Promise<void>) => {
    await before;
    const of = chosen.reduce((sum, { file }) => sum + file.size, 0);
    let done = 0;
    for (const { file, waiting } of chosen) {
      if (!isShown.current) return;
      // Taken out again before its turn came.
      if (!files.current.includes(waiting)) continue;
      setProgress({ name: file.name, done, of });
      const kept = await client.attachments.keep({ content: file, bytes: file.size }).catch((error: unknown) => {
        setRefused((before) => [...before, whatWasRefused(error, file.name)]);
        return null;
      });
      done += file.size;
      if (!isShown.current) return;
      const already = kept !== null && files.current.some((one) => one.sha256 === kept.sha256);
      change(files.current.flatMap((one) => (one !== waiting ? [one] : kept === null || already ? [] : [kept])));
    }
    setProgress(null);
  };

  return {
    progress,
    refused,
    add(chosen) {
      const { numbers } = inForceOn(procedures.discipline, Temporal.PlainDate.from(today));
      const room = mostAttachments - files.current.length;
      const problems = chosen.flatMap(({ name, size }) => checkSize({ name, bytes: size }, numbers));
      const tooMany = chosen.length > room ? `${chosen.length - Math.max(room, 0)} not added: a report has ${mostAttachments} files at most.` : null;
      setRefused([...problems.map((one) => ({ problems: [one], failure: null })), ...(tooMany === null ? [] : [{ problems: [], failure: tooMany }])]);
      const fit = chosen.slice(0, Math.max(room, 0)).filter(({ name, size }) => checkSize({ name, bytes: size }, numbers).length === 0);
      const next = fit.map((file) => ({ file, waiting: underWay(file) }));
      if (next.length === 0) return;
      change([...files.current, ...next.map(({ waiting }) => waiting)]);
      storing.current = keepAll(next, storing.current);
    },
    remove: (file) => change(files.current.filter((one) => one !== file)),
  };
}
