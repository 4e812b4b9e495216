/** Times of the history as people read them. */

const DATE: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };

/** The heading a step stands under: "Today", "Yesterday", else the weekday and date. */
export function dayOf(moment: Date, now: Date): string {
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (moment.toDateString() === now.toDateString()) return "Today";
  if (moment.toDateString() === yesterday.toDateString()) return "Yesterday";
  return moment.toLocaleDateString("en-GB", { weekday: "long", ...DATE });
}

/** The moment to the second: "25 November 2026, 10:15:30". */
export function fullTime(moment: Date): string {
  const time = moment.toLocaleTimeString("en-GB");
  return `${moment.toLocaleDateString("en-GB", DATE)}, ${time}`;
}

/** The time of day to the minute: "10:15". */
export function timeOfDay(moment: Date): string {
  return moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** What a state is called unless the person says otherwise: "Reviewed, 25 November 2026". */
export function suggestedName(now: Date): string {
  return `Reviewed, ${now.toLocaleDateString("en-GB", DATE)}`;
}
