/** Letters without case and accents, so that “Lopez” finds “López”. */
export const levelled = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
