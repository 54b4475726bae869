/** How big a workbook may be. Far above 50,000 rows with all their columns, far below what a zip can claim to be. */
export const limits = {
  /** Of the file itself. */
  fileBytes: 250_000_000,
  /** Of all its parts, unpacked. */
  unpackedBytes: 2_000_000_000,
  /** Of one part that is read at once (the big ones are read piece by piece). */
  partBytes: 100_000_000,
  /** Of a workbook that is not ours and is copied whole in memory, unpacked. */
  adoptedBytes: 150_000_000,
  entries: 20_000,
} as const;
