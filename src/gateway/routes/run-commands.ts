import { brandId, type RunId } from '../../base';
import { commandAnswer, commandRequest, paths, runCommands } from '../../contract';
import { commandRun } from '../../job';
import type { GatewayApp } from '../contract-types';
import type { GatewayParts } from '../gateway-parts';
import { mostBytes } from './most-bytes';
import { runAddress, runOf } from './runs';

/** Pause, resume, cancel, retry and undo: of the rows that are named, or of all that accept it. */
export function runCommandRoutes(app: GatewayApp, parts: GatewayParts): void {
  for (const command of runCommands) {
    app.post(
      paths.runCommand(brandId<RunId>(':id'), command),
      {
        bodyLimit: mostBytes,
        schema: {
          summary: `Tells rows of a run to ${command}`,
          params: runAddress,
          body: commandRequest,
          response: { 200: commandAnswer },
        },
      },
      ({ params, body }) => commandRun(parts.world, runOf(params), command, body.subscriptions, body.wave),
    );
  }
}
