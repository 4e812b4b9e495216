#!/usr/bin/env node
/** The command line: reads the arguments, runs one command, turns its end into an exit code. */

import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { findAssets } from "../assets.ts";
import type { RenderOptions } from "./render.ts";
import type { ReportOptions } from "./report.ts";
import type { UpgradeCheckOptions } from "./upgrade-check.ts";
import type { ConvertOptions } from "./convert.ts";
import type { PrintOptions } from "./template.ts";
import { exitCodes, InputAtFault, oneLine } from "./exit.ts";
import type { ServeCommandOptions } from "./serve.ts";
import { endQuietlyWhenReaderLeaves } from "./output.ts";

const assets = findAssets(import.meta.dirname);

function program(): Command {
  const palisade = new Command("palisade")
    .description("Threat models: analyze, report, draw, and edit in the browser.")
    .version(assets.version)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  // Each command's own code is loaded when it runs, so that the others start fast.
  palisade
    .command("analyze")
    .description("generate the threats of a model")
    .argument("<file>", "model (.tm7)")
    .option("--template <file>", "use this template (.yaml, .tb7) instead of the model's own")
    .addOption(
      new Option("--format <format>", "how to print them")
        .choices(["table", "json", "csv"])
        .default("table"),
    )
    .action(async (file: string, options: { template?: string; format: string }) => {
      const { analyzeCommand } = await import("./analyze.ts");
      await analyzeCommand(assets, file, options.template ?? null, options.format);
    });
  palisade
    .command("upgrade-check")
    .description("say what another template, or a newer version of it, would change in a model")
    .argument("<file>", "model (.tm7, .palisade.json)")
    .requiredOption("--template <file>", "the template to look at (.tb7)")
    .addOption(
      new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"),
    )
    .option("--exit-code", "end with 2 when anything would change", false)
    .action(async (file: string, options: UpgradeCheckOptions) => {
      const { upgradeCheckCommand } = await import("./upgrade-check.ts");
      await upgradeCheckCommand(assets, file, options);
    });
  palisade
    .command("report")
    .description("write the report of a model")
    .argument("<file>", "model (.tm7)")
    .requiredOption("-o, --output <file>", "where to: .html, .pdf or .csv")
    .option("--zero-trust", "with the Zero-Trust section, whatever the template says")
    .option("--no-zero-trust", "without it")
    .action(async (file: string, options: ReportOptions) => {
      const { reportCommand } = await import("./report.ts");
      await reportCommand(assets, file, options);
    });
  palisade
    .command("render")
    .description("draw one diagram of a model")
    .argument("<file>", "model (.tm7)")
    .option("--diagram <which>", "its number, from 1, or its name", "1")
    .requiredOption("-o, --output <file>", "where to: .svg or .png")
    .option("--scale <number>", "pixels per unit in a .png, from 1 to 4", "2")
    .option("--theme <name>", "colours: light or dark", "light")
    .option("--transparent", "nothing behind the diagram instead of paper", false)
    .option("--lens", "as seen through the Zero-Trust lens", false)
    .option("--padding <units>", "free space around, from 0 to 400", "20")
    .option("--only <names...>", "show just the items of these names")
    .action(async (file: string, options: RenderOptions) => {
      const { renderCommand } = await import("./render.ts");
      await renderCommand(assets, file, options);
    });
  palisade
    .command("convert")
    .description("write a model or template in another format, losing nothing it can hold")
    .argument("<file>", "model (.tm7, .palisade.json) or template (.yaml, .tb7)")
    .requiredOption("-o, --output <file>", "where to: .tm7, .palisade.json, .yaml or .tb7")
    .option("--template <file>", "use this template (.yaml, .tb7) instead of the model's own")
    .option("--embed-template", "put the whole template into a .palisade.json", false)
    .option("--scrub", "take out user names and machine paths", false)
    .action(async (file: string, options: ConvertOptions) => {
      const { convertCommand } = await import("./convert.ts");
      convertCommand(assets, file, options);
    });
  const template = palisade
    .command("template")
    .description(
      "check, test and convert templates: .yaml with icons/ beside it, .tb7, and that of a .tm7",
    );
  template
    .command("lint")
    .description("find mistakes in templates; hints alone do not fail")
    .argument("<files...>", "templates, or models for those they bring")
    .option("--json", "print everything as JSON", false)
    .action(async (files: string[], options: PrintOptions) => {
      const { lintCommand } = await import("./template.ts");
      await lintCommand(assets, files, options);
    });
  template
    .command("test")
    .description("run the examples of templates")
    .argument("<files...>", "templates, or models for those they bring")
    .option("--json", "print everything as JSON", false)
    .action(async (files: string[], options: PrintOptions) => {
      const { testCommand } = await import("./template.ts");
      await testCommand(assets, files, options);
    });
  template
    .command("convert")
    .description("write a template in the other format; what that cannot hold is told")
    .argument("<file>", "template (.yaml, .tb7); what it builds on goes in with it")
    .requiredOption("-o, --output <file>", "where to: .yaml or .tb7")
    .action(async (file: string, options: { output: string }) => {
      const { convertTemplateCommand } = await import("./template.ts");
      convertTemplateCommand(assets, file, options.output);
    });
  template
    .command("extract")
    .description("write the template a model brings")
    .argument("<file>", "model (.tm7, .palisade.json)")
    .requiredOption("-o, --output <file>", "where to: .yaml or .tb7")
    .action(async (file: string, options: { output: string }) => {
      const { extractCommand } = await import("./template.ts");
      extractCommand(assets, file, options.output);
    });
  palisade
    .command("serve")
    .description("open the app in this machine's browser")
    .argument("[file]", "model to open at once (.tm7)")
    .option("--data <folder>", "keep projects here instead of in your data folder")
    .option("--port <number>", "listen here instead of at any free port", parsePort, 0)
    .option("--no-open", "do not open a window")
    .option("--idle <minutes>", "end when no window was open for so long", parseMinutes)
    .action(async (file: string | undefined, options: ServeCommandOptions) => {
      const { serveCommand } = await import("./serve.ts");
      await serveCommand(assets, file ?? null, options);
    });
  return palisade;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a number from 0 to 65535.");
}

function parseMinutes(text: string): number {
  const minutes = Number(text);
  if (/^\d{1,4}(\.\d{1,3})?$/.test(text) && minutes > 0) return minutes;
  throw new InvalidArgumentError("It is a number of minutes.");
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    // Help and version end this way too, with code 0.
    if (error.exitCode === 0) return exitCodes.fine;
    // No command at all: the help that was printed says everything.
    if (error.code === "commander.help") return exitCodes.inputAtFault;
    const message = oneLine(error.message.replace(/^error: /, ""));
    console.error(`palisade: ${message} (see palisade --help)`);
    return exitCodes.inputAtFault;
  }
  if (error instanceof InputAtFault) {
    console.error(`palisade: ${oneLine(error.message)}`);
    return exitCodes.inputAtFault;
  }
  console.error(`palisade: this is a mistake of Palisade: ${oneLine(String(error))}`);
  if (process.env["PALISADE_DEBUG"]) console.error(error);
  return exitCodes.ourBug;
}

endQuietlyWhenReaderLeaves(process.stdout);
try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
