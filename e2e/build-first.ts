import { build } from '../scripts/build.mjs';

/** The tests run what is built; a test of yesterday's build would prove nothing. Quick when nothing changed. */
export default build;
