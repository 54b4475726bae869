import { type ObjectType } from '../../object-type';

export const removeDuplicatesResultType: ObjectType<{ readonly removed: number; readonly remaining: number }> = {
  name: 'RemoveDuplicatesResult',
  properties: {
    Removed: { get: ({ removed }) => removed },
    UniqueRemaining: { get: ({ remaining }) => remaining },
  },
};
