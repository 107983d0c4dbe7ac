import { create } from 'zustand';
import type { Connection, ConnectionState } from './shell';

/** How this page stands with the program behind it. */
export const useConnection = create<{ state: ConnectionState }>(() => ({ state: 'open' }));

export const watchConnection = (made: Connection): void => {
  made.subscribe((state) => useConnection.setState({ state }));
};
