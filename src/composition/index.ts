export { Composition, type CompositionOptions } from './composition';
export { quickestPace } from './sandbox/pace';
export { systemClock } from './system-clock';
