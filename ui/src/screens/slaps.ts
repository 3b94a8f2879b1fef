/** ANSI/NIST codes of the fingers captured at once, in the order in which they lie: of a slap (13 to 15), or of one finger rolled (1 to 10). */
export const slapFingers: Record<number, readonly number[]> = {
  13: [2, 3, 4, 5],
  14: [10, 9, 8, 7],
  15: [6, 1],
  ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [at + 1, [at + 1]])),
};

/** Whether a code is that of a finger that is rolled. */
export const isRolled = (code: number): boolean => code <= 10;

/** The slap that a code's fingers are laid down in. */
export const slapOf = (code: number): number => (!isRolled(code) ? code : code === 1 || code === 6 ? 15 : code < 6 ? 13 : 14);
