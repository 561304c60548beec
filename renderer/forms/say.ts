import { notifications } from '@mantine/notifications';

const shownMilliseconds = 3500;

/** Says in a corner that something was done, in place of what was said before. */
export function say(title: string, message: string): void {
  notifications.clean();
  notifications.show({ title, message, color: 'teal', autoClose: shownMilliseconds, withBorder: true });
}

/** A problem's field in words: `counts.0.offenseDate` is "Count 1, offense date". */
export function sayField(path: string): string {
  const words = path
    .split('.')
    .map((part) => part.replaceAll(/([A-Z])/g, ' $1').replaceAll('_', ' ').toLowerCase())
    .reduce<string[]>((said, part) => (/^\d+$/.test(part) ? [...said.slice(0, -1), `${(said.at(-1) ?? '').replace(/s$/, '')} ${Number(part) + 1}`] : [...said, part]), [])
    .join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
