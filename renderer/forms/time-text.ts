/** A time as officers write it, `1435` or `9:05`, brought to HH:MM; other text as it is. */
export function tidyTime(text: string): string {
  const parts = /^(\d{1,2}):?(\d{2})$/.exec(text.trim());
  return parts ? `${parts[1]!.padStart(2, '0')}:${parts[2]}` : text.trim();
}
