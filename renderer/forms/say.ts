import { notifications } from '@mantine/notifications';

const shownMilliseconds = 3500;

/** Says in a corner that something was done, in place of what was said before. */
export function say(title: string, message: string): void {
  notifications.clean();
  notifications.show({ title, message, color: 'teal', autoClose: shownMilliseconds, withBorder: true });
}

/** A problem's field in words: `counts.0.offenseDate` is "Count 1, offense date". */
export function sayField(path: string): string {
  const words: string[] = [];
  for (const part of path.split('.')) {
    const whole = words.at(-1);
    if (/^\d+$/.test(part) && whole !== undefined) words[words.length - 1] = `${oneOf(whole)} ${Number(part) + 1}`;
    else words.push(part.replaceAll(/([A-Z])/g, ' $1').replaceAll('_', ' ').toLowerCase());
  }
  const said = words.join(', ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** One of several, of the words that name lists in entries: counts, rules, galleries, witnesses. */
function oneOf(several: string): string {
  if (several.endsWith('ies')) return `${several.slice(0, -3)}y`;
  return several.replace(several.endsWith('sses') ? /es$/ : /s$/, '');
}
