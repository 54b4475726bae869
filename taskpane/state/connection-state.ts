import type { Problem, Problems } from '../../src/base';
import type { MeAnswer } from '../../src/contract';

/** Which gateway and partner the pane speaks to. */
export type ConnectionState =
  | { readonly status: 'connecting' }
  | { readonly status: 'connected'; readonly me: MeAnswer }
  | { readonly status: 'signed-out'; readonly problem: Problem }
  | { readonly status: 'failed'; readonly problem: Problem | Problems };
