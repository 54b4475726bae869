export { editPackage } from './edit-package';
export { overlay } from './parts/overlay';
export type { PackageChanges, PackageSource, PartChange } from './parts/package';
export { readPackage, type ReadPackage } from './read-package';
export { lostParts, newSkeleton, skeletonInto } from './skeleton/make-skeleton';
export { mayRetitle } from './retitle';
export { finishSkeleton } from './skeleton/finish-skeleton';
