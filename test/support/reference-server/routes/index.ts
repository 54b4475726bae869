import { catalogueRoutes } from './catalogue';
import { customerRoutes } from './customers';
import { profileRoutes } from './profile';
import { purchaseRoutes } from './purchases';
import type { Route } from './route';
import { subscriptionRoutes } from './subscriptions';
import { userRoutes } from './users';

/** Every operation that this server speaks. */
export const routes: readonly Route[] = [
  ...catalogueRoutes,
  ...customerRoutes,
  ...profileRoutes,
  ...purchaseRoutes,
  ...subscriptionRoutes,
  ...userRoutes,
];
