import type { FileChooser } from "../services/file-chooser.ts";
import type { ElectronPort, FileFilterPort } from "./electron-port.ts";

const models: FileFilterPort = { name: "Threat models", extensions: ["tm7", "palisade.json"] };
const own: FileFilterPort = { name: "Palisade model", extensions: ["palisade.json"] };
const foreign: FileFilterPort = { name: "Threat Modeling Tool model", extensions: ["tm7"] };
const templates: FileFilterPort = { name: "Templates", extensions: ["yaml", "yml", "tb7"] };

/** The system's file dialogs by way of Electron. */
export function electronFileChooser(dialog: ElectronPort["dialog"]): FileChooser {
  return {
    async open() {
      const everything = [...models.extensions, ...templates.extensions];
      const { canceled, filePaths } = await dialog.showOpenDialog({
        properties: ["openFile"],
        filters: [{ name: "All Palisade opens", extensions: everything }, models, templates],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async save(suggestedName) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        defaultPath: suggestedName,
        filters: /\.tm7$/i.test(suggestedName) ? [foreign, own] : [own, foreign],
        properties: ["createDirectory", "showOverwriteConfirmation"],
      });
      return canceled || filePath === "" ? null : filePath;
    },
  };
}
