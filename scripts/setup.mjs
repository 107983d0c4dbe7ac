import { build } from './build.mjs';
import { installDependencies } from './dependencies.mjs';
import { Stop } from './stop.mjs';

const oldest = [20, 19];

/** @throws Stop when this Node is too old to run the program. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Stop(
    `This is Node ${version}, and Synoptic needs Node ${oldest.join('.')} or newer.`,
    'Install a newer Node, then run the same command again.',
  );
}

/** Everything that must be there before the program can run: the right Node, the dependencies, the build. */
export async function setUp() {
  checkNode();
  await installDependencies();
  await build();
}
