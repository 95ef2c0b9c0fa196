/** Local hour and minute of a UTC time from the host, `14:02`. */
export function hourMinute(iso: string): string {
  const time = new Date(iso);
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
}

/** Local date and time of a UTC time from the host, `2026-11-24 14:02`. */
export function dateTime(iso: string): string {
  const time = new Date(iso);
  const day = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${day.join('-')} ${hourMinute(iso)}`;
}
