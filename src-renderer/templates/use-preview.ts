import { useEffect, useRef, useState } from 'react';
import type { Output, TemplateProblem } from '#contract';
import { call } from '../api';

export interface Preview {
  /** The last text that could be made; null before there is one. */
  text: string | null;
  /** Whether that is only its beginning. */
  cut: boolean;
  /** Whether what is said here is of the template as it is now. */
  current: boolean;
  problems: readonly TemplateProblem[];
  /** Why there is no text, where the template takes too long, or is not at fault. */
  failed: string | null;
}

interface Wanted {
  template: string;
  /** None for the example. */
  article: string | undefined;
}

/**
 * What a template makes of an article. One question is on its way at a time, and the newest is asked next: keys never wait
 * for answers, and what has been typed over since is not asked at all.
 */
export function usePreview(template: string, article: string | undefined): Preview {
  const [last, setLast] = useState<Omit<Preview, 'current'> & { of: Wanted | null }>({
    ...{ text: null, cut: false, problems: [], failed: null, of: null },
  });
  const wanted = useRef<Wanted>({ template, article });
  const asking = useRef(false);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => void (shown.current = false);
  }, []);
  useEffect(() => {
    wanted.current = { template, article };
    if (asking.current) return;
    asking.current = true;
    void ask().finally(() => (asking.current = false));

    async function ask(): Promise<void> {
      for (let asked: Wanted | null = null; asked !== wanted.current;) {
        const of: Wanted = (asked = wanted.current);
        const answer = await previewOf(of);
        if (!shown.current) return;
        setLast(({ text, cut }) => ({ ...answer, ...(answer.text === null && { text, cut }), of }));
      }
    }
  }, [template, article]);
  const { of, ...preview } = last;
  return { ...preview, current: of?.template === template && of.article === article };
}

async function previewOf({
  template,
  article,
}: Wanted): Promise<Output<'previewExport'> & { failed: string | null }> {
  const settings = { format: 'markdown', template } as const;
  try {
    const answer = await call('previewExport', { ...(article !== undefined && { article }), settings });
    return { ...answer, failed: null };
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error);
    return { text: null, cut: false, problems: [], failed };
  }
}
