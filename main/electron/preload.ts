/** All the page gets of Electron: to call the services, to hear events, to hand over a file that was dropped. */

import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from "electron";
import { CALL_CHANNEL, DROP_CHANNEL, EVENT_CHANNEL } from "./channels.ts";

const bridge = {
  call(name: string, input: unknown): Promise<unknown> {
    return ipcRenderer.invoke(CALL_CHANNEL, name, input);
  },
  on(name: string, listener: (payload: unknown) => void): () => void {
    // Electron's event object stays here: it would hand the page the sender.
    const heard = (_: IpcRendererEvent, eventName: string, payload: unknown): void => {
      if (eventName === name) listener(payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, heard);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, heard);
    };
  },
  /** A file a page made up has no path, so a page cannot name one this way. */
  drop(file: File): Promise<unknown> {
    return ipcRenderer.invoke(DROP_CHANNEL, webUtils.getPathForFile(file));
  },
};

contextBridge.exposeInMainWorld("palisade", bridge);
