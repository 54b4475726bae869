import type { AgentCellsWritten, Sentence } from '../../src/workbook';

/** A bulk change of the agent's cells that can be taken back. */
export interface EditStep {
  readonly id: string;
  readonly says: Sentence;
  readonly written: AgentCellsWritten;
}

/** How many changes can be taken back: each keeps the cells that it wrote. */
export const mostEditSteps = 20;
