/** The largest request with rows: 100,000 of them, with a few users each. */
export const mostBytes = 128 * 1024 * 1024;
