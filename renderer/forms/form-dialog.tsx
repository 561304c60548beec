import { Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';

interface FormDialogProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly size?: 'lg';
  readonly children: ReactNode;
}

/** A dialog with a form in it, which no draft keeps: a click beside never closes it, nor Escape once something was typed. */
export function FormDialog({ opened, close, title, size, children }: FormDialogProps) {
  const [isTyped, setTyped] = useState(false);
  const [wasOpened, setWasOpened] = useState(opened);
  if (wasOpened !== opened) {
    setWasOpened(opened);
    setTyped(false);
  }
  return (
    <Modal opened={opened} onClose={close} title={title} closeOnClickOutside={false} closeOnEscape={!isTyped} {...(size ? { size } : {})}>
      {opened && <div onChange={() => setTyped(true)}>{children}</div>}
    </Modal>
  );
}
