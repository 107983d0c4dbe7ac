import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../out/main/browser.js', import.meta.url));

/** The program in the browser shell, as a process of its own, with its window left to the test. */
export interface Program {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** The printed address; good for one page. */
  address: string;
  child: ChildProcess;
  /** Everything it has printed so far, both streams. */
  output: () => string;
  /** Sends the signal and waits for the end; resolves to the exit status, or the signal's name. */
  end: (signal: NodeJS.Signals) => Promise<number | NodeJS.Signals>;
}

/**
 * Starts the program and waits for the address.
 * @param args what stands after `npm start --`
 */
export async function startProgram(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Program> {
  const child = spawn(process.execPath, [entry, ...args], {
    // The list of libraries that were opened is the user's own.
    env: { ...process.env, XDG_CONFIG_HOME: join(tmpdir(), 'synoptic-e2e-config'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const take = (data: Buffer): void => {
      output += data.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]+/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    void exited.then(() => reject(new Error(`The program ended before it printed an address:\n${output}`)));
  });
  return {
    origin: new URL(address).origin,
    address,
    child,
    output: () => output,
    end: async (signal) => {
      child.kill(signal);
      const [status, by] = await exited;
      return status ?? by ?? 0;
    },
  };
}
