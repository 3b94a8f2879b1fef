/** ANSI/NIST codes of a slap's fingers, in the order in which they lie. */
export const slapFingers: Record<number, readonly number[]> = { 13: [2, 3, 4, 5], 14: [10, 9, 8, 7], 15: [6, 1] };
