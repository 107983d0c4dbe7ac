import { spawn } from 'node:child_process';
import { root } from './project.mjs';

/**
 * Runs a program in the project's folder and waits for its end. Ctrl-C and SIGTERM reach it too.
 * @param {{ quiet?: boolean, env?: Record<string, string>, input?: string }} [options] `quiet` keeps the output
 *   and gives it back instead of showing it.
 * @returns {Promise<{ status: number, output: string }>} `status` is 127 when the program cannot be started.
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    const stop = () => child.kill('SIGTERM');
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    const done = (status) => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      resolve({ status, output });
    };
    child.on('error', () => done(127));
    child.on('close', (status) => done(status ?? 1));
  });
}

/** The same for a JavaScript file, run by the Node that runs us. */
export const runNode = (file, args, options) => run(process.execPath, [file, ...args], options);
