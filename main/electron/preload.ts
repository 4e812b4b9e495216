/** All the page gets of Electron: one function to call the services and one to hear events. */

import { contextBridge, ipcRenderer, type IpcRendererEvent } from "electron";
import { CALL_CHANNEL, EVENT_CHANNEL } from "./channels.ts";

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
};

contextBridge.exposeInMainWorld("palisade", bridge);
