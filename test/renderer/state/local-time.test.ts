import fc from "fast-check";
import { expect, it } from "vitest";
import { localTime } from "../../../renderer/state/local-time.ts";

it("names the same moment, with an offset", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
      (moment) => {
        expect(localTime(moment)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/u);
        expect(new Date(localTime(moment)).getTime()).toBe(moment.getTime());
      },
    ),
  );
});
