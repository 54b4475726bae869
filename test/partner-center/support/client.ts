import {
  brandId,
  type CartId,
  type CustomerId,
  type OrderId,
  type RequestId,
  type SubscriptionId,
} from '../../../src/base';
import type { DirectorySkuId, ServicePlanId, UserId } from '../../../src/base';
import {
  CallFailure,
  createPartnerCenter,
  fixedToken,
  type FailureFacts,
  type PartnerCenter,
  type PartnerCenterOptions,
  type WriteContext,
} from '../../../src/partner-center';
import { recordingClock } from './recording-clock';
import { startScriptedService, type ScriptedService } from './scripted-service';

export const customer = brandId<CustomerId>('4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04');
export const subscription = brandId<SubscriptionId>('83EF9D05-4169-4EF9-9657-0E86B1EAB1DE');
export const order = brandId<OrderId>('9qg-ErcO-4MPbPqq_3MIQaS7bn8W6HfG1');
export const cart = brandId<CartId>('b4c8fdea-cbe4-4d17-9576-13fcacbf9605');
export const user = brandId<UserId>('a9ef48bb-8758-4590-a312-d4a47bfaded4');
export const oldSku = brandId<DirectorySkuId>('1392051d-0cb9-4b7a-88d5-621fee5e8711');
export const newSku = brandId<DirectorySkuId>('6FD2C87F-B296-42F0-B197-1E91E994B900');
export const plan = brandId<ServicePlanId>('57ff2da0-773e-42df-b2af-ffb7a2317929');
export const requestId = brandId<RequestId>('94e4e214-6b06-4fb7-96d1-94d559f9b47f');
export const context: WriteContext = { requestId, onSending: undefined };
export const token = 'opaque-access-token-0123456789';

export interface Conversation {
  readonly service: ScriptedService;
  readonly client: PartnerCenter;
  readonly timeline: string[];
}

const open: ScriptedService[] = [];

/** A client and the scripted service it talks to. `random` says the middle, so waits are exact. */
export async function conversation(
  options: Partial<PartnerCenterOptions> & { readonly prefix?: string; readonly baseTail?: string } = {},
): Promise<Conversation> {
  const service = await startScriptedService(options.prefix);
  open.push(service);
  let count = 0;
  const client = createPartnerCenter({
    tokens: fixedToken(token),
    clock: recordingClock(service.timeline),
    newCorrelationId: () => `id-${String((count += 1))}`,
    random: () => 0.5,
    ...options,
    baseUrl: service.url + (options.baseTail ?? ''),
  });
  return { service, client, timeline: service.timeline };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((service) => service.close()));
});

/** The facts of the failure that a call must end in. */
export async function failureOf(call: Promise<unknown>): Promise<FailureFacts> {
  try {
    await call;
  } catch (error) {
    if (error instanceof CallFailure) return error.facts;
    throw error;
  }
  throw new Error('The call did not fail');
}

/** All pages of a list. */
export async function allPages<T>(pages: AsyncIterable<readonly T[]>): Promise<(readonly T[])[]> {
  const all: (readonly T[])[] = [];
  for await (const page of pages) all.push(page);
  return all;
}
