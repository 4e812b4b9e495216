/** Child of the store's bench: opens one project twice in a fresh process and prints how long each time took. */

import { valueOf } from "../../main/cli/exit.ts";
import { startHostServices } from "../builders/host-services.ts";
import { timedCall } from "./timed-call.ts";

const [dataFolder = "", id = ""] = process.argv.slice(2);
const services = valueOf(startHostServices(dataFolder));
const first = await timedCall(services, "projects.open", { id });
const again = await timedCall(services, "projects.open", { id });
console.log(JSON.stringify([first.took, again.took]));
services.close();
