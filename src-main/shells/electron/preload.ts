import { contextBridge, ipcRenderer } from 'electron';
import type { Channel } from '#contract/channel';

// The page gets one Channel and nothing else: no event objects, no other names. See ipc-channel.ts for the id.
const name = 'synoptic';
const id = crypto.randomUUID();

const channel: Channel = {
  send: (message) => ipcRenderer.send(name, id, String(message)),
  listen: (on) => {
    const take = (_event: unknown, to: unknown, message: unknown): void => {
      if (to === id) on(String(message));
    };
    ipcRenderer.on(name, take);
    return () => void ipcRenderer.off(name, take);
  },
};

contextBridge.exposeInMainWorld('synoptic', channel);
