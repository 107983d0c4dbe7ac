import type { JSX } from 'react';
import type { ComparisonMark } from '#contract';

/** A mark as it stands beside the text, small. */
export function MarkGlyph({ mark }: { mark: ComparisonMark }): JSX.Element {
  return (
    <svg width="9" height="14" viewBox="0 0 9 14" fill="none" stroke="currentColor" aria-hidden>
      {mark === 'shared' && <path d="M4.5 1v12" strokeWidth="2" strokeLinecap="round" />}
      {mark === 'only-here' && <path d="M4.5 1v12" strokeWidth="1.6" strokeDasharray="1.6 1.9" />}
      {mark === 'differ' && (
        <>
          <path d="M4.5 1v2.6M4.5 10.4V13" strokeWidth="2" strokeLinecap="round" />
          <path d="M4.5 4 7.5 7l-3 3-3-3Z" strokeWidth="1.4" />
        </>
      )}
      {mark === 'quotation' && <path d="M3 1v12M6 1v12" strokeWidth="1.1" />}
      {mark === 'copied' && <path d="M4.5 1v12" strokeWidth="4.4" opacity="0.6" />}
    </svg>
  );
}
