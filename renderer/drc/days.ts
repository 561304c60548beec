/** Days as a field holds them: a whole number, or 0 where there is none yet. */
export function daysTyped(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

/** A number of days in words: `1 day`, `20 days`. */
export function sayDays(days: number): string {
  return `${days} day${days === 1 ? '' : 's'}`;
}
