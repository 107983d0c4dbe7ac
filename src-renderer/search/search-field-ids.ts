/** The search field of the library panel, and that of the results across the window. */
export const panelFieldId = 'library-filter';
export const wideFieldId = 'results-search';
