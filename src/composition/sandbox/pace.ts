/** The simulator's quickest pace. Beyond it, its lags would end after the shortest waits of ours. */
export const quickestPace = 3000;
