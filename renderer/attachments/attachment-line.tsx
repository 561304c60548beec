import { IconFileText, IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { attachmentWords, sayBytes, type Attachment } from '../../shared/discipline/attachment.ts';
import classes from './attachments.module.css';

/** A file in a list: what it is called, what it is, how large; and what can be done with it. */
export function AttachmentLine({ file: { name, type, bytes, sha256 }, children }: { readonly file: Attachment; readonly children: ReactNode }) {
  const Icon = type === 'application/pdf' ? IconFileTypePdf : type === 'text/plain' ? IconFileText : IconPhoto;
  return (
    <li className={classes['line']}>
      <Icon size={20} aria-hidden className={classes['icon']} />
      <span className={classes['name']}>{name}</span>
      <span className={`quiet ${classes['what']}`}>
        {sha256 === '' ? sayBytes(bytes) : `${attachmentWords[type].name}, ${sayBytes(bytes)}`}
      </span>
      <span className={classes['actions']}>{children}</span>
    </li>
  );
}
