/** What is done in a frame, in this order: panes are moved first, then what follows them is drawn. */
const stages = ['move', 'draw'] as const;

type Step = (time: number) => void;
const steps = new Map(stages.map((stage) => [stage, new Set<Step>()]));
let frame = 0;

function run(time: number): void {
  frame = 0;
  for (const stage of stages) steps.get(stage)?.forEach((step) => step(time));
}

/** Asks for a frame; however often and by whomever, there is one. */
export const requestFrame = (): void => {
  frame ||= requestAnimationFrame(run);
};

/** Adds what is to be done in each frame that is asked for; it has to see for itself whether there is anything to do. */
export function inFrames(stage: (typeof stages)[number], step: Step): () => void {
  steps.get(stage)?.add(step);
  return () => void steps.get(stage)?.delete(step);
}
