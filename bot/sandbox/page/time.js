// Moments in words, and the wall clock of a zone.

const parts = {};

function format(zone, options) {
  const key = JSON.stringify([zone, options]);
  return (parts[key] ??= new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }));
}

export const momentOf = (ts) => new Date(Number(ts) * 1000);
export const hours = (moment, zone) => format(zone, { hour: "2-digit", minute: "2-digit" }).format(moment);
export const shortDay = (moment, zone) => format(zone, { weekday: "short", day: "numeric", month: "short" }).format(moment);
export const fullDay = (moment, zone) => format(zone, { weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(moment);
export const longMoment = (moment, zone) => format(zone, { dateStyle: "full", timeStyle: "short" }).format(moment);

/** The day as a separator between messages says it. */
export function dayLabel(moment, today, zone) {
  const days = Math.round((midnight(today, zone) - midnight(moment, zone)) / 86_400_000);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  const year = wall(moment, zone).year === wall(today, zone).year ? {} : { year: "numeric" };
  return format(zone, { weekday: "long", day: "numeric", month: "long", ...year }).format(moment);
}

/** Year, month, day, hour and minute as the clocks on that zone's walls show them. */
export function wall(moment, zone) {
  const options = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" };
  const found = format(zone, options).formatToParts(moment);
  return Object.fromEntries(found.filter((part) => part.type !== "literal").map((part) => [part.type, Number(part.value)]));
}

/** The moment at which that zone's clocks show this. */
export function instant({ year, month, day, hour = 0, minute = 0 }, zone) {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  const shown = (guess) => {
    const at = wall(new Date(guess), zone);
    return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute);
  };
  const first = wanted - (shown(wanted) - wanted);
  return new Date(first - (shown(first) - wanted));
}

export function nextNine(now, zone) {
  const today = wall(now, zone);
  const nine = instant({ ...today, hour: 9, minute: 0 }, zone);
  return nine > now ? nine : instant({ ...today, day: today.day + 1, hour: 9, minute: 0 }, zone);
}

/** So many working days on, at an hour at which it is working time from Toronto to Stockholm. */
export function workingDaysOn(now, count) {
  const day = new Date(now);
  for (let left = count; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6) left -= 1;
  }
  day.setUTCHours(14, 30, 0, 0);
  return day;
}

/** Slack's `<!date^…>`: its words in braces become parts of the moment. */
export function dated(seconds, pattern, today, zone) {
  const moment = new Date(seconds * 1000);
  const near = (words) => {
    const label = dayLabel(moment, today, zone);
    return label === "Today" || label === "Yesterday" ? label.toLowerCase() : words;
  };
  const long = format(zone, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(moment);
  const short = format(zone, { day: "numeric", month: "short", year: "numeric" }).format(moment);
  const plain = format(zone, { day: "numeric", month: "long", year: "numeric" }).format(moment);
  const numbers = wall(moment, zone);
  const two = (number) => String(number).padStart(2, "0");
  const words = {
    date_num: `${numbers.year}-${two(numbers.month)}-${two(numbers.day)}`,
    date: plain,
    date_short: short,
    date_long: long,
    date_pretty: near(plain),
    date_short_pretty: near(short),
    date_long_pretty: near(long),
    time: hours(moment, zone),
    time_secs: format(zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(moment),
    ago: ago(today - moment),
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => words[name] ?? whole);
}

function ago(milliseconds) {
  const minutes = Math.round(milliseconds / 60_000);
  const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });
  if (Math.abs(minutes) < 60) return relative.format(-minutes, "minute");
  if (Math.abs(minutes) < 1440) return relative.format(-Math.round(minutes / 60), "hour");
  return relative.format(-Math.round(minutes / 1440), "day");
}

function midnight(moment, zone) {
  const at = wall(moment, zone);
  return Date.UTC(at.year, at.month - 1, at.day);
}
