/** Must be imported before any schema is built: zod otherwise probes `new Function`, which the page's policy forbids. */

import { z } from "zod";

z.config({ jitless: true });
