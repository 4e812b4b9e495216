/** Keeps whoever knocks a thousand times from filling the log. */

/** Lines written one by one. */
const FREELY = 50;
/** After these, one line stands for so many. */
const EVERY = 100;

/** Gives a log that writes fewer lines the more there are. */
export function limitedLog(log: (line: string) => void): (line: string) => void {
  let lines = 0;
  return (line) => {
    lines += 1;
    if (lines <= FREELY) log(line);
    else if (lines % EVERY === 0) log(`${line} (${lines} such lines by now)`);
  };
}
