/** The choices that hold what was typed so far; all of them where nothing was typed. */
export function matchingChoices(choices: readonly string[], typed: string | undefined): readonly string[] {
  if (typed === undefined || typed.trim() === '') return choices;
  const wanted = typed.trim().toLowerCase();
  const matching = choices.filter((choice) => choice.toLowerCase().includes(wanted));
  // What begins with it comes first.
  return [
    ...matching.filter((choice) => choice.toLowerCase().startsWith(wanted)),
    ...matching.filter((choice) => !choice.toLowerCase().startsWith(wanted)),
  ];
}
