import type { CustomerId } from '../../src/base';
import type { EngineWorld } from './engine-world';
import { answer } from './unruly-proxy';

/** One directory SKU of a customer, as the simulator lists it. */
export interface ListedUnits {
  readonly activeUnits: number;
  readonly availableUnits: number;
  readonly productSku: { readonly id: string };
}

/** Lets a customer's directory show other units of one SKU than it has, for as long as the test reads them. */
export function showUnits(
  world: EngineWorld,
  customer: CustomerId,
  skuId: string,
  shown: (units: ListedUnits) => Partial<ListedUnits>,
): void {
  world.proxy.on(
    customer,
    'GET',
    'subscribedskus',
    async (forward) => {
      const { body } = await forward();
      // The simulator's own list.
      const list = JSON.parse(body) as { items: ListedUnits[] };
      const items = list.items.map((item) =>
        item.productSku.id.toLowerCase() === skuId ? { ...item, ...shown(item) } : item,
      );
      return answer(200, { ...list, items });
    },
    10_000,
  );
}
