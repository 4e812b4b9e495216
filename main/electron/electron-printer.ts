/** Prints through hidden windows of Electron: one per job, without script. */

import { failure, success } from "../../shared/model/result.ts";
import { PAGE_MARGIN, pageFooter, pageHeader, pictureDocument } from "../services/paper.ts";
import type { Printer } from "../services/printer.ts";
import type { AppProtocol } from "./app-protocol.ts";
import type { ElectronPort, WindowPort } from "./electron-port.ts";

const A4_AT_96_DPI = { width: 794, height: 1123 };

export function electronPrinter(electron: ElectronPort, protocol: AppProtocol): Printer {
  return {
    printPdf: async (html, { title }) => {
      const pdf = await withDocument(electron, protocol, html, A4_AT_96_DPI, (window) =>
        window.webContents.printToPDF({
          pageSize: "A4",
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
          displayHeaderFooter: true,
          headerTemplate: pageHeader(title),
          footerTemplate: pageFooter(),
          margins: marginsInInches(),
        }),
      );
      return success(new Uint8Array(pdf));
    },
    showPrintDialog: (html) =>
      withDocument(
        electron,
        protocol,
        html,
        A4_AT_96_DPI,
        (window) =>
          new Promise((resolve) => {
            window.webContents.print({ silent: false, printBackground: true }, (printed, why) => {
              // Thinking better of it is no failure.
              if (printed || /cancel/iu.test(why)) resolve(success(null));
              else resolve(failure("printing-failed", `The report was not printed: ${why}`, null));
            });
          }),
      ),
    rasterize: async (svg, { width, height, scale }) => {
      const size = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
      const picture = await withDocument(
        electron,
        protocol,
        pictureDocument(svg),
        size,
        async (window) => (await window.webContents.capturePage()).toPNG(),
      );
      return success(new Uint8Array(picture));
    },
  };
}

async function withDocument<T>(
  electron: ElectronPort,
  protocol: AppProtocol,
  html: string,
  size: { readonly width: number; readonly height: number },
  job: (window: WindowPort) => Promise<T>,
): Promise<T> {
  const document = protocol.publish(html);
  const window = new electron.BrowserWindow({
    ...size,
    show: false,
    useContentSize: true,
    enableLargerThanScreen: true,
    transparent: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      javascript: false,
      offscreen: true,
      spellcheck: false,
      devTools: false,
    },
  });
  try {
    await window.loadURL(document.address);
    return await job(window);
  } finally {
    document.withdraw();
    window.destroy();
  }
}

function marginsInInches() {
  const inches = (millimetres: string) => Number.parseFloat(millimetres) / 25.4;
  return {
    top: inches(PAGE_MARGIN.top),
    bottom: inches(PAGE_MARGIN.bottom),
    left: inches(PAGE_MARGIN.left),
    right: inches(PAGE_MARGIN.right),
  };
}
